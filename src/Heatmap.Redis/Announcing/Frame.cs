using System.Buffers.Binary;

namespace Heatmap.Redis;

/// <summary>What a message between nodes is.</summary>
internal enum FrameKind : byte
{
    /// <summary>The node lives; its number is that of its last change.</summary>
    Beat = 0,

    /// <summary>A change, in the form of <see cref="ChangeWriter"/>.</summary>
    Change = 1,

    /// <summary>A change that is not told, being too large: read afresh.</summary>
    Afresh = 2,

    /// <summary>The node ends; its number is that of its last change.</summary>
    Bye = 3,
}

/// <summary>
/// The head of each message, a wire form between nodes of two versions while they are being replaced: version, kind, the
/// publisher, and its count of changes (little-endian). What follows it belongs to the kind.
/// </summary>
internal readonly record struct Frame(FrameKind Kind, ulong Node, ulong Number)
{
    public const int Size = 18;

    private const byte Version = 2;

    public void Write(Span<byte> bytes)
    {
        bytes[0] = Version;
        bytes[1] = (byte)Kind;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[2..], Node);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[10..], Number);
    }

    /// <summary>False for a message of another version, or none of ours.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Frame frame)
    {
        frame = default;
        if (bytes.Length < Size || bytes[0] != Version || bytes[1] > (byte)FrameKind.Bye) return false;
        frame = new Frame(
            (FrameKind)bytes[1], BinaryPrimitives.ReadUInt64LittleEndian(bytes[2..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[10..]));
        return true;
    }
}
