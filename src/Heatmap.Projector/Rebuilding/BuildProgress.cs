using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>How far a build has come, of the log as it was when the build began.</summary>
/// <param name="EventsPerSecond">Since the build began, pauses included; 0 while nothing is known.</param>
/// <param name="TimeLeft">At that speed; null while nothing is known.</param>
public sealed record BuildProgress(Generation Generation, Position Reached, Position Head, double EventsPerSecond, TimeSpan? TimeLeft)
{
    /// <summary>0 to 1, by positions.</summary>
    public double Part => Head.Append == 0 ? 1 : Math.Min(1, Reached.Append / (double)Head.Append);
}
