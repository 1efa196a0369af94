using System.Buffers;
using System.Net;
using System.Threading.Channels;

namespace Heatmap.Log.EventStoreDb;

/// <summary>The body of a call that lasts: appends as they come, many at a time when many have come.</summary>
internal sealed class AppendStream(ChannelReader<PendingAppend> queue, CancellationToken stop) : HttpContent
{
    // What goes out at a time: some of HTTP/2's default frames of 16 KiB, so that a full queue costs few writes.
    private const int ChunkBytes = 128 * 1024;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var chunk = new ArrayBufferWriter<byte>(ChunkBytes);
        // The headers go out at once: an unreachable or unwilling server is to be known before the first append.
        await stream.FlushAsync(stop).ConfigureAwait(false);
        while (await queue.WaitToReadAsync(stop).ConfigureAwait(false))
        {
            while (chunk.WrittenCount < ChunkBytes && queue.TryRead(out var append))
            {
                if (append.TrySend()) chunk.Write(append.Frame.Span);
            }
            await stream.WriteAsync(chunk.WrittenMemory, stop).ConfigureAwait(false);
            await stream.FlushAsync(stop).ConfigureAwait(false);
            chunk.ResetWrittenCount();
        }
        // The queue ends only when the call has; the body never ends by itself.
        stop.ThrowIfCancellationRequested();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
