using System.Security.Cryptography;

namespace Heatmap.Privacy;

/// <summary>The key-encryption key of one epoch in memory, with the number of calls that are using it to add new keys.</summary>
internal sealed class EpochKey(int epoch, ReadOnlySpan<byte> key) : IDisposable
{
    private readonly Lock _turn = new();
    private readonly AesGcm _cipher = new(key, 16);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _users;
    private bool _closed;
    private bool _destroyed;

    public int Epoch { get; } = epoch;

    /// <summary>Done when the epoch is closed to new keys and those under way are in the store.</summary>
    public Task Drained => _drained.Task;

    public WrappedKey Wrap(string row, ReadOnlySpan<byte> plain, IRandomness random)
    {
        lock (_turn)
        {
            // Destroyed by another node, which has begun the next before.
            if (_destroyed) throw new EpochEndedException(Epoch + 1);
            return KeyWrap.Wrap(Epoch, _cipher, row, plain, random);
        }
    }

    /// <summary>The key; null when the epoch was destroyed meanwhile.</summary>
    public byte[]? Unwrap(string row, WrappedKey wrapped)
    {
        lock (_turn) return _destroyed ? null : KeyWrap.Unwrap(wrapped, _cipher, row);
    }

    public bool TryEnter()
    {
        lock (_turn)
        {
            if (_closed) return false;
            _users++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_turn)
        {
            if (--_users == 0 && _closed) _drained.TrySetResult();
        }
    }

    public void Close()
    {
        lock (_turn)
        {
            _closed = true;
            if (_users == 0) _drained.TrySetResult();
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            if (_destroyed) return;
            _destroyed = true;
            _cipher.Dispose();
        }
    }
}
