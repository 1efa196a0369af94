using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// Personal data of one event under its subject's key: ciphertext that log and views carry as it is and that is opened only when
/// read, at the edge. What the bytes mean is the business of <c>Heatmap.Privacy</c>. Base64 in JSON.
/// </summary>
[JsonConverter(typeof(SealedBoxJson))]
public sealed record SealedBox(ReadOnlyMemory<byte> Bytes)
{
    public bool Equals(SealedBox? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }
}
