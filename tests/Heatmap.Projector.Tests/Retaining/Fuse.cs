using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>Ports of which one call fails, before it was carried out or after: a crash as the run sees it.</summary>
internal sealed class Fuse(RetentionPorts ports, int blowsAt, bool afterwards) : IEventWriter, IEventRetention, IRollupReader, IRetentionRuns, IExpiringSubjects
{
    public int Calls { get; private set; }

    public bool IsBlown => Calls >= blowsAt;

    public RetentionPorts Ports => new(this, this, this, this, this);

    public Task<Appended> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        CallAsync(() => ports.Writer.AppendAsync(stream, expected, events, cancellation));

    public Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default) =>
        CallAsync(() => Nothing(ports.Log.TruncateAsync(stream, before, cancellation)));

    public Task<Release> ReleaseAsync(CancellationToken cancellation = default) => CallAsync(() => ports.Log.ReleaseAsync(cancellation));

    public Task<IReadOnlyList<Rollup>> ReadAsync(GenerationId generation, IReadOnlyList<RollupRange> ranges, CancellationToken cancellation = default) =>
        CallAsync(() => ports.Rollups.ReadAsync(generation, ranges, cancellation));

    public Task<RetentionRun?> BeginAsync(SiteId site, CancellationToken cancellation) => CallAsync(() => ports.Runs.BeginAsync(site, cancellation));

    public Task EndAsync(RetentionRun run, RetentionTaken taken, CancellationToken cancellation) =>
        CallAsync(() => Nothing(ports.Runs.EndAsync(run, taken, cancellation)));

    public Task DestroyAsync(SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation) =>
        CallAsync(() => Nothing(ports.Subjects.DestroyAsync(site, subjects, cancellation)));

    private static async Task<bool> Nothing(Task task)
    {
        await task;
        return true;
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var blows = ++Calls == blowsAt;
        if (blows && !afterwards) throw new IOException("The fuse has blown.");
        var result = await call();
        return blows ? throw new IOException("The fuse has blown.") : result;
    }
}
