using System.Buffers;

namespace Heatmap.Ingest;

/// <summary>A growing run of bytes from the shared pool, which never holds more than its limit. Cleared when it goes back: it held personal data.</summary>
internal sealed class Body(int limit) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    public bool IsGzip => _length >= 2 && _buffer[0] == 0x1F && _buffer[1] == 0x8B;

    /// <summary>Reads all of a stream.</summary>
    /// <exception cref="RequestRefusedException">413: it has more bytes than the limit; the rest was not read.</exception>
    public async ValueTask FillAsync(Stream source, CancellationToken cancellation)
    {
        while (true)
        {
            if (_length == _buffer.Length) Grow();
            var read = await source.ReadAsync(_buffer.AsMemory(_length), cancellation).ConfigureAwait(false);
            if (read == 0) return;
            _length += read;
            if (_length > limit) throw TooLarge(limit);
        }
    }

    public static RequestRefusedException TooLarge(int limit) =>
        new(413, Codes.BodyTooLarge, $"The body has more than {limit / 1024} KiB unpacked. Send smaller batches.");

    public void Dispose()
    {
        if (_buffer.Length == 0) return;
        _buffer.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow()
    {
        var grown = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(grown);
        _buffer.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = grown;
    }
}
