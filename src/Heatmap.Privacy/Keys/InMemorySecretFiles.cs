using System.Security.Cryptography;

namespace Heatmap.Privacy;

/// <summary>Secrets that end with the process: for tests and the throw-away demo.</summary>
public sealed class InMemorySecretFiles : ISecretFiles
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _secrets = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> ReadAll()
    {
        lock (_lock) return _secrets.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);
    }

    public void Write(string name, ReadOnlySpan<byte> secret)
    {
        var copy = secret.ToArray();
        lock (_lock)
        {
            if (!_secrets.TryAdd(name, copy)) throw new IOException($"The secret '{name}' exists already.");
        }
    }

    public void Destroy(string name)
    {
        lock (_lock)
        {
            if (_secrets.Remove(name, out var secret)) CryptographicOperations.ZeroMemory(secret);
        }
    }
}
