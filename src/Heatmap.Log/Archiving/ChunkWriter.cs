using System.IO.Compression;
using System.Text;

namespace Heatmap.Log;

/// <summary>Writes appends into a chunk; see <see cref="ChunkFormat"/>. A chunk that was not ended is not readable to its end, and says so.</summary>
public sealed class ChunkWriter : IDisposable
{
    // Small pieces are gathered before they go into the compressor.
    private const int Gathered = 1 << 16;

    private readonly BrotliStream _packed;
    private readonly BinaryWriter _writer;
    private bool _ended;

    /// <summary>The chunk goes to this stream, which stays open.</summary>
    public ChunkWriter(Stream to)
    {
        to.Write(ChunkFormat.Magic);
        to.WriteByte(ChunkFormat.Version);
        _packed = new BrotliStream(to, ChunkFormat.Compression, leaveOpen: true);
        _writer = new BinaryWriter(new BufferedStream(_packed, Gathered), Encoding.UTF8);
    }

    /// <summary>Bytes of data and metadata written so far, uncompressed.</summary>
    public long Bytes { get; private set; }

    public long Events { get; private set; }

    public long Appends { get; private set; }

    /// <summary>How many of the appends begin a stream.</summary>
    public long StreamsBegun { get; private set; }

    /// <summary>Of the first event; <see cref="Position.Start"/> while there is none.</summary>
    public Position First { get; private set; }

    /// <summary>Of the last event.</summary>
    public Position Last { get; private set; }

    public void Write(RecordedAppend append)
    {
        var events = append.Events;
        _writer.Write7BitEncodedInt(events.Count);
        _writer.Write(append.Stream.Value);
        _writer.Write7BitEncodedInt64(append.FirstRevision);
        Write(append.First);
        Write(append.Last);
        foreach (var e in events) _writer.Write(e.Type);
        foreach (var e in events) _writer.Write7BitEncodedInt(e.Metadata.Length);
        foreach (var e in events) _writer.Write7BitEncodedInt(e.Data.Length);
        foreach (var e in events) _writer.Write(e.Metadata.Span);
        foreach (var e in events) _writer.Write(e.Data.Span);
        Count(append);
    }

    /// <summary>Ends the chunk: what was written stands in the stream.</summary>
    public void End()
    {
        _writer.Write7BitEncodedInt(0);
        _ended = true;
        _writer.Dispose();
    }

    public void Dispose()
    {
        // What is thrown away needn't be written to the end first.
        if (!_ended) _packed.Dispose();
    }

    private void Write(Position position)
    {
        _writer.Write7BitEncodedInt64((long)position.Append);
        _writer.Write7BitEncodedInt64((long)position.Index);
    }

    private void Count(RecordedAppend append)
    {
        if (Appends++ == 0) First = append.First;
        Last = append.Last;
        Events += append.Events.Count;
        if (append.FirstRevision == 0) StreamsBegun++;
        Bytes += append.Events.Sum(e => (long)e.Data.Length + e.Metadata.Length);
    }
}
