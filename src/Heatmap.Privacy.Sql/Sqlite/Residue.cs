using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// Looks through a database's files for bytes that must not be there any more: what was destroyed is known at that moment, so that it
/// can be checked instead of believed of the engine. By the first eight bytes of each; those are random, so chance doesn't find them.
/// </summary>
/// <remarks>
/// The database's file stays open until SQLite has closed it: closing it takes this process's locks on it away, SQLite's
/// too (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_). The next program
/// that looks into the file would then believe to be alone and delete the write-ahead log, with every key written after that.
/// </remarks>
internal sealed class Residue(string path) : IDisposable
{
    private const int Known = sizeof(ulong);
    private const int BlockLength = 1 << 20;

    private readonly SafeFileHandle _database = Open(path);

    public bool Holds(IReadOnlyCollection<byte[]> secrets)
    {
        var beginnings = secrets.Select(s => BinaryPrimitives.ReadUInt64LittleEndian(s)).ToHashSet();
        // Most places are ruled out by their first two bytes, without a look into the set.
        var pairs = new bool[ushort.MaxValue + 1];
        foreach (var beginning in beginnings) pairs[(ushort)beginning] = true;
        if (IsIn(_database, beginnings, pairs)) return true;
        var log = path + "-wal";
        if (!File.Exists(log)) return false;
        // SQLite locks nothing in the log's own file.
        using var opened = Open(log);
        return IsIn(opened, beginnings, pairs);
    }

    public void Dispose() => _database.Dispose();

    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static bool IsIn(SafeFileHandle file, HashSet<ulong> beginnings, bool[] pairs)
    {
        var block = new byte[BlockLength];
        for (var (kept, at) = (0, 0L); ;)
        {
            var read = RandomAccess.Read(file, block.AsSpan(kept), at);
            if (read == 0) return false;
            at += read;
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
