namespace Heatmap.Privacy;

/// <summary>The instance's few master secrets, each in a file of its own, never in a database, log or backup.</summary>
public interface ISecretFiles
{
    /// <summary>Every secret by its name.</summary>
    IReadOnlyDictionary<string, byte[]> ReadAll();

    /// <summary>Writes a new secret, durable (contents and name) when the call returns; a crash leaves all of it or nothing.</summary>
    /// <exception cref="IOException">There is one of that name (another node has just made it), or it can't be written.</exception>
    void Write(string name, ReadOnlySpan<byte> secret);

    /// <summary>Overwrites a secret, then deletes it, both durable; nothing when there is none.</summary>
    void Destroy(string name);
}
