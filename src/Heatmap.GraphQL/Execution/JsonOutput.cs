using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heatmap.GraphQL.Execution;

/// <summary>
/// JSON into a pooled buffer. Unlike <see cref="Utf8JsonWriter"/> it can be cut back to an earlier position, which is
/// what null propagation (section 6.4.4) does to an object half written. Commas are the caller's.
/// </summary>
internal sealed class JsonOutput : IBufferWriter<byte>, IDisposable
{
    private static readonly JsonWriterOptions Relaxed =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u007F', .. Enumerable.Range(0x80, 0x20).Select(c => (char)c),
            '\u2028', '\u2029', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private Utf8JsonWriter? _writer;

    /// <summary>How many bytes are written. Setting it lower cuts the rest off.</summary>
    public int Position { get; set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Position);

    public ReadOnlySpan<byte> Slice(int from, int to) => _buffer.AsSpan(from, to - from);

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Position = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    public void Advance(int count) => Position += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(Position);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void WriteByte(byte value)
    {
        Ensure(1);
        _buffer[Position++] = value;
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Position));
        Position += bytes.Length;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteInteger(long value)
    {
        Ensure(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Position), out var written);
        Position += written;
    }

    public void WriteDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new CoercionException($"Float cannot represent non numeric value: {value}");
        Ensure(32);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Position), out var written);
        Position += written;
    }

    public void WriteDecimal(decimal value)
    {
        Ensure(40);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Position), out var written);
        Position += written;
    }

    public void WriteString(ReadOnlySpan<char> value)
    {
        Ensure((value.Length * 3) + 2);
        _buffer[Position++] = (byte)'"';
        if (value.IndexOfAny(Escaped) < 0)
            Position += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(Position));
        else
            WriteRaw(JsonEncodedText.Encode(Sound(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        WriteByte((byte)'"');
    }

    // Half a surrogate pair can't be encoded; it becomes the replacement character, as in a browser.
    private static byte[] Sound(ReadOnlySpan<char> value)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        return bytes[..Encoding.UTF8.GetBytes(value, bytes)];
    }

    /// <summary>Lets a host's own writer write one value.</summary>
    public void WriteWith<T>(Action<Utf8JsonWriter, T> write, T value)
    {
        if (_writer is null)
            _writer = new Utf8JsonWriter(this, Relaxed);
        else
            _writer.Reset(this);
        write(_writer, value);
        _writer.Flush();
    }

    private void Ensure(int count)
    {
        if (_buffer.Length - Position >= count)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Position + count));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
