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
    private readonly ISecretFiles _files;
    private readonly IRandomness _random;
    private ImmutableSortedDictionary<int, EpochKey> _epochs;

    private MasterKeys(ISecretFiles files, IRandomness random, ImmutableSortedDictionary<int, EpochKey> epochs) =>
        (_files, _random, _epochs) = (files, random, epochs);

    /// <summary>The epoch that new keys are wrapped in; 0 before the first.</summary>
    public int Current => _epochs.IsEmpty ? 0 : _epochs.Keys.Last();

    /// <summary>The epochs whose keys exist, in order.</summary>
    public IReadOnlyList<int> Existing => [.. _epochs.Keys];

    /// <summary>Reads what is there and makes nothing.</summary>
    public static MasterKeys Open(ISecretFiles files, IRandomness random)
    {
        var epochs = ImmutableSortedDictionary.CreateBuilder<int, EpochKey>();
        foreach (var (name, secret) in files.ReadAll())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var epoch = int.Parse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
            epochs.Add(epoch, new EpochKey(epoch, Checked(name, secret)));
            CryptographicOperations.ZeroMemory(secret);
        }

        return new MasterKeys(files, random, epochs.ToImmutable());
    }

    /// <summary>Begins the next epoch: its file is durable before anything is wrapped in it.</summary>
    internal int Begin()
    {
        var epoch = Current + 1;
        var key = _random.NextKey();
        _files.Write(NameOf(epoch), key);
        var older = _epochs;
        _epochs = older.Add(epoch, new EpochKey(epoch, key));
        CryptographicOperations.ZeroMemory(key);
        foreach (var before in older.Values) before.Close();
        return epoch;
    }

    /// <summary>Wraps a new key in the current epoch and stores it; the epoch isn't destroyed before that is done.</summary>
    internal async Task<T> AddAsync<T>(KeyRow row, byte[] key, Func<WrappedKey, Task<T>> store)
    {
        var epoch = Enter();
        try
        {
            return await store(epoch.Wrap(row.ToString(), key, _random)).ConfigureAwait(false);
        }
        finally
        {
            epoch.Leave();
        }
    }

    /// <summary>The key, or null when its epoch was destroyed.</summary>
    /// <exception cref="DamagedKeyException">It doesn't open with the key of its epoch.</exception>
    /// <exception cref="SecretsMissingException">Its epoch is none that this secrets folder had.</exception>
    internal byte[]? Unwrap(KeyRow row, WrappedKey wrapped)
    {
        var epochs = _epochs;
        if (epochs.TryGetValue(wrapped.Epoch, out var epoch)) return epoch.Unwrap(row.ToString(), wrapped);
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
        foreach (var epoch in Older())
        {
            _files.Destroy(NameOf(epoch.Epoch));
            _epochs = _epochs.Remove(epoch.Epoch);
            epoch.Dispose();
        }
    }

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
