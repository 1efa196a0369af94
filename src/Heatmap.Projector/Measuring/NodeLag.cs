using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// How far this node lies behind the log with what it holds: nothing while all is folded, else the time since which not all that was
/// received has been.
/// </summary>
internal sealed class NodeLag(IEventReader reader, LiveGenerations live, TimeProvider time)
{
    private volatile Seen _seen = new(Position.Start);

    /// <summary>The end of the log when it was last asked for.</summary>
    public Position Head => _seen.Head;

    /// <summary>Asks for the end of the log, and says how far the worst of the live generations lies behind it.</summary>
    public async Task<TimeSpan> MeasureAsync(CancellationToken cancellation)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var head = await reader.HeadAsync(cancellation);
        _seen = new Seen(head);
        foreach (var fold in live.Folds) fold.SeenEven(head, at);
        return live.Folds.Where(f => f.Generation is { State: GenerationState.Live, Trouble: null }).Select(Of).DefaultIfEmpty().Max();
    }

    /// <summary>The same of one generation, as far as was last seen.</summary>
    public TimeSpan Of(GenerationFold fold)
    {
        var stands = fold.Stands;
        if (fold.Partitions.Count == 0 || stands.Reached >= Head || stands.AsOf == 0) return TimeSpan.Zero;
        return TimeSpan.FromMilliseconds(Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds() - stands.AsOf));
    }

    private sealed record Seen(Position Head);
}
