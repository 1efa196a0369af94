namespace Heatmap.Privacy;

internal sealed class InMemoryWrappedSecrets(InMemoryTables tables) : IWrappedSecrets
{
    public Task<WrappedKey?> FindAsync(SecretName name, CancellationToken cancellation = default)
    {
        lock (tables.Lock) return Task.FromResult(tables.Secrets.GetValueOrDefault(name));
    }

    public Task<WrappedKey> AddAsync(SecretName name, WrappedKey secret, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            if (!tables.Secrets.ContainsKey(name)) tables.CheckEpoch(secret);
            tables.Secrets.TryAdd(name, secret);
            return Task.FromResult(tables.Secrets[name]);
        }
    }

    public Task<int> DestroyBeforeAsync(SecretName keep, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            var others = tables.Secrets.Keys.Where(s => s.Scope == keep.Scope && string.CompareOrdinal(s.Name, keep.Name) < 0).ToList();
            return Task.FromResult(others.Count(tables.Secrets.Remove));
        }
    }
}
