using Google.Protobuf;

namespace Heatmap.EventStoreDouble;

/// <summary>
/// The file in which a double keeps what it acknowledges, append by append: its length, the stream's name, the number of events,
/// the events. A kill leaves a beginning of what was written, so at most the last append is cut off, and that nobody was told of.
/// </summary>
internal sealed class DoubleJournal : IDisposable
{
    private const int LengthBytes = 4;

    private readonly FileStream _file;

    public DoubleJournal(string path) => _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    /// <summary>What the file holds, oldest first; a last append that is cut off is cut away. Writing goes on behind it.</summary>
    public IEnumerable<(string Stream, IReadOnlyList<DoubleEvent> Events)> ReadAll()
    {
        var whole = 0L;
        _file.Position = 0;
        using var reader = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        while (_file.Length - whole >= LengthBytes && reader.ReadInt32() is var length && _file.Length - whole - LengthBytes >= length)
        {
            var stream = reader.ReadString();
            yield return (stream, [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => Read(reader, stream))]);
            whole += LengthBytes + length;
        }
        _file.SetLength(whole);
        _file.Position = whole;
    }

    /// <summary>Returns when it is on disk. When that fails the process ends, as the real one does: nobody knows what the file holds.</summary>
    public void Write(string stream, IReadOnlyList<DoubleEvent> events)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(0);
        writer.Write(stream);
        writer.Write(events.Count);
        foreach (var e in events) Write(writer, e);
        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)bytes.Length - LengthBytes);
        try
        {
            _file.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            _file.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            Environment.FailFast("The double can't write its log.", e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Write(BinaryWriter writer, DoubleEvent e)
    {
        writer.Write(e.Position);
        writer.Write(e.Revision);
        writer.Write(e.Id.ToByteArray());
        writer.Write(e.Type);
        writer.Write(e.Data.Length);
        writer.Write(e.Data.Span);
        writer.Write(e.Metadata.Length);
        writer.Write(e.Metadata.Span);
    }

    private static DoubleEvent Read(BinaryReader reader, string stream)
    {
        var (position, revision, id, type) = (reader.ReadUInt64(), reader.ReadInt64(), new Guid(reader.ReadBytes(16)), reader.ReadString());
        var data = ByteString.CopyFrom(reader.ReadBytes(reader.ReadInt32()));
        return new DoubleEvent(position, stream, revision, id, type, data, ByteString.CopyFrom(reader.ReadBytes(reader.ReadInt32())));
    }
}
