using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Privacy.Tests;

/// <summary>Totals as a projection would keep them: a site's clicks, without those of subjects who wanted theirs removed.</summary>
internal sealed class LogTotals(InMemoryLog log) : IErasureTotals
{
    public Position Settled { get; private set; }

    public async Task<long> CountAsync(SiteId site, CancellationToken cancellation = default)
    {
        var clicks = new Dictionary<SubjectId, long>();
        var gone = new HashSet<SubjectId>();
        await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Everything, cancellation))
        {
            foreach (var e in page.Events.Where(e => e.Stream.TryVisitor(out var at, out _) && at == site)) Fold(e, clicks, gone);
            if (page.CaughtUp) break;
        }

        return clicks.Where(c => !gone.Contains(c.Key)).Sum(c => c.Value);
    }

    public Task SettledAsync(Position position, CancellationToken cancellation = default)
    {
        Settled = position;
        return Task.CompletedTask;
    }

    private static void Fold(RecordedEvent recorded, Dictionary<SubjectId, long> clicks, HashSet<SubjectId> gone)
    {
        recorded.Stream.TryVisitor(out _, out var subject);
        if (recorded.Type == "custom.tracked.v1") clicks[subject] = clicks.GetValueOrDefault(subject) + 1;
        if (recorded.Type != "subject.forgotten.v1") return;
        if (((SubjectForgotten)EventCodec.Default.Read(recorded.Type, recorded.Data)).Effect == ErasureEffect.RemoveFromTotals) gone.Add(subject);
    }
}
