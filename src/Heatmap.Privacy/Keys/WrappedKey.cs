namespace Heatmap.Privacy;

/// <summary>A key under the key-encryption key of an epoch, as the key store holds it: nonce, ciphertext, tag (<see cref="KeyWrap"/>).</summary>
public sealed record WrappedKey(int Epoch, ReadOnlyMemory<byte> Bytes)
{
    public bool Equals(WrappedKey? other) => other is not null && Epoch == other.Epoch && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode() => HashCode.Combine(Epoch, Bytes.Length);

    /// <summary>Says nothing of the bytes.</summary>
    public override string ToString() => $"(key wrapped in epoch {Epoch})";
}
