using System.Buffers.Binary;
using Google.Protobuf;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Messages one after another as gRPC frames them ("gRPC over HTTP2", Length-Prefixed-Message): a byte that says whether the
/// message is compressed (never, since no encoding is offered), four bytes of length, and the message.
/// </summary>
internal sealed class GrpcFrames(Stream stream)
{
    public const int HeaderBytes = 5;

    // Events are at most 16 MiB in the server's log; whatever claims to be far more is not this protocol.
    private const int MaxMessageBytes = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;

    public static byte[] Write(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderBytes + size];
        WriteHeader(frame, size);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    public static void WriteHeader(Span<byte> frame, int messageBytes) =>
        BinaryPrimitives.WriteUInt32BigEndian(frame[1..HeaderBytes], (uint)messageBytes);

    /// <summary>The next message, valid until the next call; null at the end.</summary>
    /// <exception cref="InvalidDataException">The stream ends within a message, or this is no such stream.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> message;
        while (!TryNext(out message))
        {
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (read == 0) return _start == _end ? null : throw new InvalidDataException("the answer ends within a message");
            _end += read;
        }
        return message;
    }

    /// <summary>The next message if all of it has come already, valid until the next call.</summary>
    public bool TryNext(out ReadOnlyMemory<byte> message)
    {
        message = default;
        var there = _end - _start;
        if (there < HeaderBytes) return false;
        var length = Length(_buffer.AsSpan(_start, HeaderBytes));
        if (there < HeaderBytes + length) return false;
        message = _buffer.AsMemory(_start + HeaderBytes, length);
        _start += HeaderBytes + length;
        return true;
    }

    private static int Length(ReadOnlySpan<byte> header)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (header[0] != 0) throw new InvalidDataException("the server compresses messages though no compression was offered");
        if (length > MaxMessageBytes) throw new InvalidDataException($"a message of {length} bytes was announced");
        return (int)length;
    }

    private void MakeRoom()
    {
        var there = _end - _start;
        var needed = there < HeaderBytes ? HeaderBytes : HeaderBytes + Length(_buffer.AsSpan(_start, HeaderBytes));
        var buffer = needed <= _buffer.Length ? _buffer : new byte[Math.Max(needed, _buffer.Length * 2)];
        Buffer.BlockCopy(_buffer, _start, buffer, 0, there);
        (_buffer, _start, _end) = (buffer, 0, there);
    }
}
