namespace Heatmap.Privacy;

/// <summary>Another node has begun the next epoch: the key was not stored, since nobody would wrap it again before its epoch is destroyed.</summary>
public sealed class EpochEndedException(int current) : Exception($"The current epoch is {current}; a key wrapped in an earlier one is not stored.")
{
    public int Current { get; } = current;
}
