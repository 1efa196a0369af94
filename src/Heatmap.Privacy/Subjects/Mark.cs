using System.Buffers.Binary;

namespace Heatmap.Privacy;

/// <summary>A keyed hash (HMAC-SHA256) that stands for something personal in the key store: a visitor's id, an e-mail. 32 bytes.</summary>
public readonly record struct Mark
{
    public const int Length = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    public Mark(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != Length) throw new ArgumentException($"A mark has {Length} bytes, not {hash.Length}.", nameof(hash));
        _a = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        _b = BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]);
        _c = BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]);
        _d = BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]);
    }

    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, _a);
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], _b);
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], _c);
        BinaryPrimitives.WriteUInt64LittleEndian(target[24..], _d);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The hash function's output is evenly spread: any 32 bits of it are a good hash code.</summary>
    public override int GetHashCode() => (int)_a;

    /// <summary>Says nothing: a mark must not end in a log line.</summary>
    public override string ToString() => "(mark)";
}
