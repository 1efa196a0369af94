using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>How far a build has come, of the log as it was when the build began.</summary>
public sealed record BuildProgress(Generation Generation, Position Reached, Position Head)
{
    /// <summary>0 to 1, by positions.</summary>
    public double Part => Head.Append == 0 ? 1 : Math.Min(1, Reached.Append / (double)Head.Append);
}
