using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>Measures a build, and makes it wait while what is live lies behind because of it.</summary>
internal sealed class BuildPace(ProjectorNode node)
{
    /// <summary>From here on the build waits: half of the two seconds that the live views may lie behind, so that a commit underway fits in.</summary>
    public static readonly TimeSpan Bearable = TimeSpan.FromSeconds(1);

    /// <summary>
    /// It doesn't wait longer before a page than this: where the live views lie behind for another reason, a build that never ended
    /// would help nobody.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly long _begun = node.Time.GetTimestamp();
    private long _events;

    /// <summary>Waits as long as a live view lies behind by more than is bearable, on this node or on another.</summary>
    public async Task GiveWayAsync(CancellationToken cancellation)
    {
        var waiting = node.Time.GetTimestamp();
        while (await LagAsync(cancellation) > Bearable && node.Time.GetElapsedTime(waiting) < LongestWait)
            await Task.Delay(Look, node.Time, cancellation);
    }

    public BuildProgress Folded(Generation generation, int events, Position reached, Position head)
    {
        _events += events;
        var seconds = node.Time.GetElapsedTime(_begun).TotalSeconds;
        var progress = new BuildProgress(generation, reached, head, seconds > 0 ? _events / seconds : 0, TimeLeft: null);
        return progress.Part > 0 && seconds > 0
            ? progress with { TimeLeft = TimeSpan.FromSeconds(seconds * (1 - progress.Part) / progress.Part) }
            : progress;
    }

    private async Task<TimeSpan> LagAsync(CancellationToken cancellation)
    {
        var others = node.Cluster.Members.Where(m => m.Node != node.Options.Node).Select(m => m.Lag);
        return others.Append(await node.Lag.MeasureAsync(cancellation)).Max();
    }
}
