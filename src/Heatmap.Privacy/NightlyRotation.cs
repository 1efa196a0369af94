namespace Heatmap.Privacy;

/// <summary>
/// What the vault does by the clock, in UTC: at the turn of the day it destroys the salt of the day before; then it finishes
/// erasures, rotates epochs while some are not unrecoverable yet, and clears tombstones away.
/// </summary>
public sealed class NightlyRotation(Vault vault, Forgetting forgetting, TimeProvider time)
{
    private const string Work = "night";

    // After a failed night (disk full, log away) it is tried again within the hour, not the next night.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private bool _elsewhere;

    /// <summary>The last night's failure; null when it went well. The host shows it on its health page.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(LastFailure is null && !_elsewhere ? UntilMidnight() : Patience, time, cancellation).ConfigureAwait(false);
            try
            {
                await RunOnceAsync(cancellation).ConfigureAwait(false);
                LastFailure = null;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                LastFailure = e;
            }
        }
    }

    /// <summary>
    /// One night's work. The rotation, when there was reason for one; null also while another node is at it, which is then looked
    /// after within the hour.
    /// </summary>
    public async Task<Rotation?> RunOnceAsync(CancellationToken cancellation = default)
    {
        await vault.Salts.TurnAsync(cancellation).ConfigureAwait(false);
        _elsewhere = !await vault.TryTakeTurnAsync(Work, Patience, cancellation).ConfigureAwait(false);
        if (_elsewhere) return null;
        try
        {
            return await WorkAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await vault.EndTurnAsync(Work).ConfigureAwait(false);
        }
    }

    private async Task<Rotation?> WorkAsync(CancellationToken cancellation)
    {
        await forgetting.ResumeAsync(cancellation).ConfigureAwait(false);
        await vault.Store.Tombstones.PurgeAsync(vault.Now, cancellation).ConfigureAwait(false);
        return vault.Epochs.HasPending ? await vault.Epochs.RotateAsync(null, cancellation).ConfigureAwait(false) : null;
    }

    private TimeSpan UntilMidnight()
    {
        var now = time.GetUtcNow();
        return now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime;
    }
}
