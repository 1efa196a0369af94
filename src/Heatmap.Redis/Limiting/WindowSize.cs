namespace Heatmap.Redis;

/// <summary>At most so many requests in any stretch of this length.</summary>
internal readonly record struct WindowSize(int Limit, TimeSpan Length)
{
    /// <summary>A window is counted in slots; a slot that is partly in it counts wholly, which costs at most one in ten.</summary>
    public const int Slots = 10;

    /// <summary>What a node lets pass before Redis has counted it: a twentieth, so that a cluster of n nodes passes at most 1 + n/20 times the limit.</summary>
    public int Credit => Limit / 20;

    /// <summary>With less than this left nothing passes any more before Redis has counted it.</summary>
    public int Scarce => Limit / 4;

    public long SlotMicroseconds => Math.Max(1, (long)(Length.TotalMicroseconds / Slots));

    /// <summary>The window in which a bucket of this burst is filled at this rate: what passes is what the bucket lets pass, in bursts and in the long run.</summary>
    public static WindowSize Of(double perSecond, double burst) => new((int)Math.Max(1, burst), TimeSpan.FromSeconds(Math.Max(1, burst) / perSecond));
}
