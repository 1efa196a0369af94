using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Heatmap.Privacy;

/// <summary>
/// The key-encryption keys, one an epoch, from the secrets folder. New keys are wrapped in the current epoch; older ones are
/// there only while a rotation re-wraps what they hold. An epoch that is before the current one and has no file was destroyed.
/// </summary>
public sealed class MasterKeys
{
    private const string Prefix = "epoch-";
    private readonly Lock _changing = new();
    private readonly ISecretFiles _files;
    private readonly IRandomness _random;
    private volatile ImmutableSortedDictionary<int, EpochKey> _epochs = ImmutableSortedDictionary<int, EpochKey>.Empty;

    private MasterKeys(ISecretFiles files, IRandomness random) => (_files, _random) = (files, random);

    /// <summary>The epoch that new keys are wrapped in; 0 before the first.</summary>
    public int Current => _epochs.IsEmpty ? 0 : _epochs.Keys.Last();

    /// <summary>The epochs whose keys exist, in order.</summary>
    public IReadOnlyList<int> Existing => [.. _epochs.Keys];

    /// <summary>Reads what is there and makes nothing.</summary>
    public static MasterKeys Open(ISecretFiles files, IRandomness random)
    {
        var master = new MasterKeys(files, random);
        master.Reload();
        return master;
    }

    /// <summary>Whether the key can be had: not when its epoch was destroyed.</summary>
    /// <exception cref="DamagedKeyException">It doesn't open with the key of its epoch: another instance's, or damaged.</exception>
    /// <exception cref="SecretsMissingException">Its epoch is none that this secrets folder had.</exception>
    public bool Opens(KeyRow row, WrappedKey wrapped)
    {
        var key = Unwrap(row, wrapped);
        CryptographicOperations.ZeroMemory(key);
        return key is not null;
    }

    /// <summary>Takes in what other nodes have begun and destroyed.</summary>
    /// <exception cref="SecretsMissingException">The folder has lost the current epoch; what is in memory stays.</exception>
    internal void Reload()
    {
        lock (_changing)
        {
            var stored = ReadEpochs();
            if (Current > 0 && stored.Keys.DefaultIfEmpty().Max() is var last && last < Current) throw new SecretsMissingException(Current, last);
            var before = _epochs;
            _epochs = stored.ToImmutableSortedDictionary(e => e.Key, e => before.GetValueOrDefault(e.Key) ?? new EpochKey(e.Key, e.Value));
            foreach (var secret in stored.Values) CryptographicOperations.ZeroMemory(secret);
            foreach (var gone in before.Where(e => !stored.ContainsKey(e.Key))) gone.Value.Dispose();
            _ = Older();
        }
    }

    /// <summary>
    /// Begins the epoch after this one (0 for the first), unless another node has: then that is the current one here too. Its file is
    /// durable before anything is wrapped in it.
    /// </summary>
    internal int Begin(int after)
    {
        lock (_changing)
        {
            Reload();
            if (Current > after) return Current;
            var epoch = after + 1;
            var key = _random.NextKey();
            try
            {
                _files.Write(NameOf(epoch), key);
            }
            catch (IOException)
            {
                // Also a full disk: then there is no such epoch, and it is told.
                Reload();
                if (Current < epoch) throw;
                return Current;
            }

            _epochs = _epochs.Add(epoch, new EpochKey(epoch, key));
            CryptographicOperations.ZeroMemory(key);
            _ = Older();
            return epoch;
        }
    }

    /// <summary>Wraps a new key in the current epoch and stores it; the epoch isn't destroyed before that is done.</summary>
    internal async Task<T> AddAsync<T>(KeyRow row, byte[] key, Func<WrappedKey, Task<T>> store)
    {
        while (true)
        {
            var epoch = Enter();
            try
            {
                return await store(epoch.Wrap(row.ToString(), key, _random)).ConfigureAwait(false);
            }
            catch (EpochEndedException ended)
            {
                Reload();
                if (Current < ended.Current) throw new SecretsMissingException(ended.Current, Current);
            }
            finally
            {
                epoch.Leave();
            }
        }
    }

    /// <summary>The key, or null when its epoch was destroyed.</summary>
    /// <exception cref="DamagedKeyException">It doesn't open with the key of its epoch.</exception>
    /// <exception cref="SecretsMissingException">Its epoch is none that this secrets folder had.</exception>
    internal byte[]? Unwrap(KeyRow row, WrappedKey wrapped)
    {
        // Another node may have begun it since.
        if (wrapped.Epoch > Current) Reload();
        if (_epochs.TryGetValue(wrapped.Epoch, out var epoch)) return epoch.Unwrap(row.ToString(), wrapped);
        if (wrapped.Epoch < Current) return null;
        throw new SecretsMissingException(wrapped.Epoch, Current);
    }

    /// <summary>The same key under the current epoch; null when its own was destroyed.</summary>
    internal WrappedKey? Rewrap(KeyRow row, WrappedKey wrapped)
    {
        if (Unwrap(row, wrapped) is not { } key) return null;
        try
        {
            return _epochs[Current].Wrap(row.ToString(), key, _random);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Done when no call is under way that stores a key wrapped in an epoch before the current one.</summary>
    internal Task OlderDrainedAsync() => Task.WhenAll(Older().Select(e => e.Drained));

    internal void DestroyOlder()
    {
        lock (_changing)
        {
            foreach (var epoch in Older())
            {
                _files.Destroy(NameOf(epoch.Epoch));
                _epochs = _epochs.Remove(epoch.Epoch);
                epoch.Dispose();
            }
        }
    }

    private Dictionary<int, byte[]> ReadEpochs()
    {
        var epochs = new Dictionary<int, byte[]>();
        foreach (var (name, secret) in _files.ReadAll())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                epochs.Add(int.Parse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture), Checked(name, secret));
            else CryptographicOperations.ZeroMemory(secret);
        }

        return epochs;
    }

    /// <summary>The epochs before the current one, which take no new keys.</summary>
    private List<EpochKey> Older()
    {
        var (epochs, current) = (_epochs, Current);
        foreach (var epoch in epochs.Values.Where(e => e.Epoch < current)) epoch.Close();
        return [.. epochs.Values.Where(e => e.Epoch < current)];
    }

    private EpochKey Enter()
    {
        while (true)
        {
            var current = _epochs[Current];
            if (current.TryEnter()) return current;
        }
    }

    private static string NameOf(int epoch) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{epoch:000000}");

    private static byte[] Checked(string name, byte[] secret) =>
        secret.Length == KeyWrap.KeyLength
            ? secret
            : throw new DamagedKeyException(name, $"its file has {secret.Length} bytes instead of {KeyWrap.KeyLength}");
}
