namespace Heatmap.Ingest;

/// <summary>
/// Moves a visitor's times onto the server's clock: by the difference between arrival and <c>sentAt</c>, one shift for the whole
/// batch, so that what lay before stays before.
/// </summary>
/// <remarks>
/// That difference is the clock's error plus the time on the way, and the two can't be told apart. A clock kept by the network is
/// right to well under a second, while a request may take seconds, and the next one of the same run milliseconds: moving by every
/// small difference would add the network's noise to good times and could swap the events of neighbouring batches. So nothing is
/// moved below <see cref="Tolerated"/>, which no delivered request takes on the way as a rule; a clock that is further off was
/// set wrong, by minutes or hours as a rule, against which the delay is small.
/// </remarks>
internal readonly struct ClockSkew
{
    public static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(72);

    private readonly long _shift;
    private readonly long _latest;
    private readonly long _earliest;

    public ClockSkew(long sentAt, long receivedAt)
    {
        var difference = receivedAt - sentAt;
        _shift = Math.Abs(difference) > (long)Tolerated.TotalMilliseconds ? difference : 0;
        _latest = receivedAt + (long)Ahead.TotalMilliseconds;
        _earliest = receivedAt - (long)Oldest.TotalMilliseconds;
    }

    public long Correct(long at) => Math.Min(at + _shift, _latest);

    /// <summary>Whether a corrected time is older than what is still taken: the age of the SDK's offline queue.</summary>
    public bool IsTooOld(long corrected) => corrected < _earliest;
}
