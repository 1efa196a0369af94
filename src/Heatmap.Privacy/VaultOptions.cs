namespace Heatmap.Privacy;

/// <summary>What a vault is given beside its stores.</summary>
public sealed record VaultOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IRandomness Random { get; init; } = SystemRandomness.Instance;

    public IErasureAnnouncer Announcer { get; init; } = new OneNode();

    /// <summary>
    /// How long a node may use what it has in memory without asking the key store what other nodes have forgotten; forgetting waits
    /// for twice that. Only where several nodes use one key store.
    /// </summary>
    public TimeSpan MemoryLife { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many subjects are kept in memory: about 2 KB each, most of it the cipher's key schedule. The next is one read and one unwrapping.</summary>
    public int CachedSubjects { get; init; } = 4_000;

    /// <summary>
    /// How long a forgotten visitor's batches are refused, and then to the end of the day (UTC): the 72 hours after which the SDK's
    /// offline queue and the collector give events up, and three more for clocks that are wrong.
    /// </summary>
    public TimeSpan TombstoneLife { get; init; } = TimeSpan.FromHours(75);
}
