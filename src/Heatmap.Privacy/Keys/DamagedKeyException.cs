namespace Heatmap.Privacy;

/// <summary>A wrapped key that should open doesn't: the key store or the epoch's file is damaged, or they don't belong together.</summary>
public sealed class DamagedKeyException(string row, string why, Exception? inner = null)
    : Exception($"The key of '{row}' is damaged: {why}. Restore the key store and the secrets folder that belong together.", inner)
{
    public string Row { get; } = row;
}
