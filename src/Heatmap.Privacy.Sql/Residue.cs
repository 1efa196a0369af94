using System.Buffers.Binary;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// Looks through files for bytes that must not be there any more: what was destroyed is known at that moment, so that it can be
/// checked instead of believed of the engine. By the first eight bytes of each; those are random, so chance doesn't find them.
/// </summary>
internal static class Residue
{
    private const int Known = sizeof(ulong);
    private const int BlockLength = 1 << 20;

    public static bool IsIn(IReadOnlyCollection<byte[]> secrets, params ReadOnlySpan<string> paths)
    {
        var beginnings = secrets.Select(s => BinaryPrimitives.ReadUInt64LittleEndian(s)).ToHashSet();
        // Most places are ruled out by their first two bytes, without a look into the set.
        var pairs = new bool[ushort.MaxValue + 1];
        foreach (var beginning in beginnings) pairs[(ushort)beginning] = true;
        foreach (var path in paths)
            if (File.Exists(path) && IsInFile(path, beginnings, pairs)) return true;
        return false;
    }

    private static bool IsInFile(string path, HashSet<ulong> beginnings, bool[] pairs)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var block = new byte[BlockLength];
        for (var kept = 0; ;)
        {
            var read = file.Read(block, kept, block.Length - kept);
            if (read == 0) return false;
            var filled = block.AsSpan(0, kept + read);
            if (IsInBlock(filled, beginnings, pairs)) return true;
            kept = Math.Min(Known - 1, filled.Length);
            filled[^kept..].CopyTo(block);
        }
    }

    private static bool IsInBlock(ReadOnlySpan<byte> block, HashSet<ulong> beginnings, bool[] pairs)
    {
        for (var at = 0; at + Known <= block.Length; at++)
        {
            if (!pairs[BinaryPrimitives.ReadUInt16LittleEndian(block[at..])]) continue;
            if (beginnings.Contains(BinaryPrimitives.ReadUInt64LittleEndian(block[at..]))) return true;
        }

        return false;
    }
}
