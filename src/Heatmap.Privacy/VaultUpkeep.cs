namespace Heatmap.Privacy;

/// <summary>
/// What a vault does all the time: reads the news from other nodes, so that keys which they destroyed leave this one's memory also
/// while nobody asks for anything, and has the engine tidy up deleted rows that it couldn't at once.
/// </summary>
public sealed class VaultUpkeep(Vault vault)
{
    private const string Work = "remains";

    private static readonly TimeSpan BetweenClearings = TimeSpan.FromSeconds(30);

    /// <summary>The last failure; null when all went well. The host shows it on its health page.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (vault.Store is { Shared: null, Remains: null }) await Task.Delay(Timeout.InfiniteTimeSpan, vault.Options.Time, cancellation).ConfigureAwait(false);
        var clearedAt = vault.Options.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await vault.Memory.ReadAsync(cancellation).ConfigureAwait(false);
                if (vault.Options.Time.GetElapsedTime(clearedAt) >= BetweenClearings)
                {
                    clearedAt = vault.Options.Time.GetTimestamp();
                    await ClearAsync(cancellation).ConfigureAwait(false);
                }

                LastFailure = null;
            }
            catch (Exception e) when (e is KeyStoreUnavailableException or KeyStoreBusyException or SecretsMissingException)
            {
                // Meanwhile nothing is used from memory; the next try is the next turn of this loop.
                LastFailure = e;
            }

            await Task.Delay(vault.Options.MemoryLife / 2, vault.Options.Time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Has deleted rows tidied up, unless another node is at it. How many subjects' rows are left.</summary>
    public async Task<int> ClearAsync(CancellationToken cancellation = default)
    {
        if (vault.Store.Remains is not { } remains) return 0;
        var awaiting = await remains.AwaitingAsync(cancellation).ConfigureAwait(false);
        if (awaiting.Count == 0 || !await vault.TryTakeTurnAsync(Work, BetweenClearings, cancellation).ConfigureAwait(false)) return awaiting.Count;
        try
        {
            return await remains.ClearAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await vault.EndTurnAsync(Work).ConfigureAwait(false);
        }
    }
}
