namespace Heatmap.Privacy;

/// <summary>The key store holds keys of an epoch that the secrets folder never saw: the two don't belong together.</summary>
public sealed class SecretsMissingException(int epoch, int current)
    : Exception(
        $"The key store holds keys wrapped in epoch {epoch}, but the secrets folder ends at epoch {current}. "
        + "Without its files no sealed field can be opened: put back the secrets folder of this instance before starting.")
{
    public int Epoch { get; } = epoch;
}
