using System.Buffers;
using System.Text;
using Heatmap.Views;

namespace Heatmap.Redis;

/// <summary>
/// A change in bytes: numbers as unsigned LEB128, those that may be negative zigzagged before; a text once with its length, and
/// again as its number (from 1) among those before. A wire form; it changes with the version of <see cref="Frame"/>.
/// </summary>
internal sealed class ChangeWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Dictionary<string, int> _texts = [];

    /// <summary>The message, head and all; null when it would have more than <paramref name="most"/> bytes.</summary>
    public static byte[]? Write(Frame frame, ViewChange change, int most)
    {
        var writer = new ChangeWriter();
        frame.Write(writer._bytes.GetSpan(Frame.Size));
        writer._bytes.Advance(Frame.Size);
        writer.Write(change.Projection);
        writer.Write((ulong)change.Generation.Value);
        writer.Write(change.Position);
        return writer.TryWrite(change, most) ? writer._bytes.WrittenSpan.ToArray() : null;
    }

    private bool TryWrite(ViewChange change, int most)
    {
        Write((ulong)change.Put.Count);
        foreach (var row in change.Put)
        {
            Write(row.Key);
            WriteSigned(row.Rank);
            Write(row.Document.Span);
            if (_bytes.WrittenCount > most) return false;
        }

        Write((ulong)change.Removed.Count);
        foreach (var key in change.Removed)
        {
            Write(key);
            if (_bytes.WrittenCount > most) return false;
        }

        Write((ulong)change.Rollups.Count);
        foreach (var delta in change.Rollups)
        {
            Write(delta);
            if (_bytes.WrittenCount > most) return false;
        }

        Write((ulong)change.Advances.Count);
        foreach (var advance in change.Advances) Write(advance);
        return _bytes.WrittenCount <= most;
    }

    private void Write(Advance advance)
    {
        Write((ulong)advance.Partition);
        Write(advance.From is null ? 0UL : 1UL);
        if (advance.From is { } from) Write(from);
        Write(advance.To);
    }

    private void Write(ViewKey key)
    {
        Write(key.View);
        Write(key.Site);
        Write(key.Parent);
        Write(key.Key);
    }

    private void Write(RollupDelta delta)
    {
        var key = delta.Key;
        Write(key.Family);
        Write(key.Site);
        Write(key.Name);
        Write(key.Facet);
        Write(key.Item);
        Write((ulong)key.Size);
        WriteSigned(key.Bucket);
        Write((ulong)delta.Cells.Count);
        foreach (var (cell, weight) in delta.Cells)
        {
            WriteSigned(cell);
            WriteSigned(weight);
        }
    }

    private void Write(string text)
    {
        if (_texts.TryGetValue(text, out var number))
        {
            Write((ulong)number);
            return;
        }

        _texts.Add(text, _texts.Count + 1);
        Write(0UL);
        var length = Encoding.UTF8.GetByteCount(text);
        Write((ulong)length);
        Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Write((ulong)bytes.Length);
        _bytes.Write(bytes);
    }

    private void WriteSigned(long number) => Write((ulong)((number << 1) ^ (number >> 63)));

    private void Write(ulong number)
    {
        // Ten times seven bits hold any number of 64.
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; number >= 0x80; number >>= 7) span[length++] = (byte)(number | 0x80);
        span[length++] = (byte)number;
        _bytes.Advance(length);
    }
}
