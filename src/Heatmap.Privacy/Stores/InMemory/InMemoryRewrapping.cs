namespace Heatmap.Privacy;

internal sealed class InMemoryRewrapping(InMemoryTables tables) : IRewrapping
{
    public Task<IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>>> ReadOlderAsync(int epoch, int limit, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            return Task.FromResult<IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>>>(
                [.. All().Where(r => r.Value.Epoch < epoch).OrderByDescending(r => r.Value.Epoch).Take(limit)]);
        }
    }

    public Task ReplaceAsync(IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>> rows, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            foreach (var (row, key) in rows) Replace(row, key);
        }

        return Task.CompletedTask;
    }

    public Task<int> KeepOnlyAsync(IReadOnlyCollection<int> epochs, CancellationToken cancellation = default)
    {
        lock (tables.Lock)
        {
            var gone = All().Where(r => r.Value.Epoch < epochs.Max() && !epochs.Contains(r.Value.Epoch)).ToList();
            foreach (var (row, _) in gone) Remove(row);
            return Task.FromResult(gone.Count);
        }
    }

    private IEnumerable<KeyValuePair<KeyRow, WrappedKey>> All() =>
        tables.Keys.Select(k => KeyValuePair.Create<KeyRow, WrappedKey>(new KeyRow.OfSubject(k.Key.Site, k.Key.Subject), k.Value))
            .Concat(tables.Secrets.Select(s => KeyValuePair.Create<KeyRow, WrappedKey>(new KeyRow.OfSecret(s.Key), s.Value)));

    private void Replace(KeyRow row, WrappedKey key)
    {
        if (row is KeyRow.OfSubject s && tables.Keys.TryGetValue((s.Site, s.Subject), out var old) && old.Epoch < key.Epoch)
            tables.Keys[(s.Site, s.Subject)] = key;
        if (row is KeyRow.OfSecret n && tables.Secrets.TryGetValue(n.Name, out var secret) && secret.Epoch < key.Epoch)
            tables.Secrets[n.Name] = key;
    }

    private void Remove(KeyRow row)
    {
        if (row is KeyRow.OfSecret secret) tables.Secrets.Remove(secret.Name);
        if (row is not KeyRow.OfSubject subject) return;
        tables.Keys.Remove((subject.Site, subject.Subject));
        tables.RemoveTraces(subject.Site, subject.Subject);
    }
}
