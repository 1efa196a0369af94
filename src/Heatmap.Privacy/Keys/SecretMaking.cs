namespace Heatmap.Privacy;

/// <summary>Secrets that are made when first asked for.</summary>
internal static class SecretMaking
{
    /// <summary>The secret of that name: the stored one, or a new one of 32 random bytes, durable before the task ends.</summary>
    public static async Task<byte[]> FindOrMakeAsync(
        this IWrappedSecrets secrets, SecretName name, MasterKeys master, IRandomness random, CancellationToken cancellation)
    {
        var row = new KeyRow.OfSecret(name);
        for (var last = 0; ;)
        {
            var stored = await secrets.FindAsync(name, cancellation).ConfigureAwait(false)
                ?? await master.AddAsync(row, random.NextKey(), wrapped => secrets.AddAsync(name, wrapped, cancellation)).ConfigureAwait(false);
            if (master.Unwrap(row, stored) is { } key) return key;

            // Read just before a rotation ended its epoch, it is there again under the next; otherwise it is an old backup's.
            if (stored.Epoch == last)
                throw new DamagedKeyException(row.ToString(), $"its epoch {last} was destroyed; restart, so that what it held is cleared away");
            last = stored.Epoch;
        }
    }
}
