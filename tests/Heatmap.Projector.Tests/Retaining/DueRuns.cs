using Heatmap.Events;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>Runs that are due when the test says so.</summary>
internal sealed class DueRuns : IRetentionRuns
{
    private readonly Dictionary<SiteId, RetentionRun> _runs = [];
    private readonly HashSet<RetentionRun> _done = [];

    public List<(RetentionRun Run, RetentionTaken Taken)> Done { get; } = [];

    public void Due(SiteId site, long before, long totalsBefore)
    {
        var last = _runs.GetValueOrDefault(site) ?? new RetentionRun(site, 0, 0, 0);
        if (last.Number > 0 && !_done.Contains(last)) throw new InvalidOperationException("The last run isn't done.");
        _runs[site] = new RetentionRun(site, last.Number + 1, Math.Max(before, last.Before), Math.Max(totalsBefore, last.TotalsBefore));
    }

    public Task<RetentionRun?> BeginAsync(SiteId site, CancellationToken cancellation) =>
        Task.FromResult(_runs.TryGetValue(site, out var run) && !_done.Contains(run) ? run : null);

    public Task EndAsync(RetentionRun run, RetentionTaken taken, CancellationToken cancellation)
    {
        if (_done.Add(run)) Done.Add((run, taken));
        return Task.CompletedTask;
    }
}
