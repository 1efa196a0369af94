namespace Heatmap.Bench;

/// <summary>Engaged time by the rule of src/browser-sdk/src/signals/engagement.ts: up to 30 s after each sign of a person.</summary>
internal sealed class Attention(long start)
{
    private const int Believed = 30_000;

    private long _engaged;
    private long _latest = start;

    public void Sign(long now) => (_engaged, _latest) = (Until(now), now);

    /// <summary>The tab comes back: the time away doesn't count.</summary>
    public void Return(long now) => _latest = now;

    public long Until(long now) => _engaged + Math.Min(now - _latest, Believed);
}
