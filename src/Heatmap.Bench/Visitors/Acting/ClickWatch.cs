using Heatmap.Client;

namespace Heatmap.Bench;

/// <summary>What a page did after one click, while that is watched (src/browser-sdk/src/signals/reaction.ts).</summary>
internal sealed class ClickWatch(int of, long from)
{
    public const int Window = 2_500;

    public long Due => from + Window;

    /// <summary>When the page will have changed, and the selection; null: it won't.</summary>
    public long? MutatesAt { get; set; }

    public long? SelectsAt { get; set; }

    public long? ScrolledAt { get; set; }

    public Reaction Close(int seq, string page, long now) => new(
        seq, page, now, of, Since(MutatesAt, now), Since(ScrolledAt, now), null, Since(SelectsAt, now), (int)(now - from));

    /// <summary>The page goes: that is an answer too.</summary>
    public Reaction ClosedByLeaving(int seq, string page, long now) => Close(seq, page, now) with { Navigation = (int)(now - from) };

    private int? Since(long? happens, long now) => happens is { } at && at <= now ? (int)(at - from) : null;
}
