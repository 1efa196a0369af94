using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Google.Protobuf;
using Heatmap.Bench;

namespace Heatmap.Server;

/// <summary>One call of EventStoreDB's BatchAppend: frames go out while not too many are unanswered, and answers are counted.</summary>
internal sealed class BareBatchAppend(Uri endpoint)
{
    private const string Method = "event_store.client.streams.Streams/BatchAppend";

    /// <summary>Sends all, so many at a time, until all are answered.</summary>
    /// <exception cref="BenchmarkFailedException">One was refused, or the call ended.</exception>
    public async Task SendAsync(IReadOnlyList<byte[]> frames, int inFlight, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var http = new HttpClient(new SocketsHttpHandler());
        var frees = Channel.CreateUnbounded<bool>();
        for (var i = 0; i < inFlight; i++) frees.Writer.TryWrite(true);
        using var request = Request(new FrameContent(frames, frees.Reader, ending.Token));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
        response.EnsureSuccessStatusCode();
        await using var answers = await response.Content.ReadAsStreamAsync(ending.Token);
        for (var answered = 0; answered < frames.Count; answered++)
        {
            Check(await ReadAsync(answers, ending.Token));
            frees.Writer.TryWrite(true);
        }

        // The server leaves a client hanging that half-closes while nothing is unanswered; a cancelled call it ends.
        await ending.CancelAsync();
    }

    private HttpRequestMessage Request(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, Method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (endpoint.UserInfo.Length > 0)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(endpoint.UserInfo))));
        return request;
    }

    private static async Task<byte[]> ReadAsync(Stream answers, CancellationToken cancellation)
    {
        var head = new byte[5];
        try
        {
            await answers.ReadExactlyAsync(head, cancellation);
            var message = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
            await answers.ReadExactlyAsync(message, cancellation);
            return message;
        }
        catch (EndOfStreamException)
        {
            throw new BenchmarkFailedException("EventStoreDB ended the call before it had answered all appends.");
        }
    }

    /// <summary>Field 3 says that it was appended, field 2 that it wasn't, and why.</summary>
    private static void Check(byte[] answer)
    {
        using var input = new CodedInputStream(answer);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == 2) throw new BenchmarkFailedException($"EventStoreDB refused an append: {input.ReadBytes().ToStringUtf8()}");
            input.SkipLastField();
        }
    }

    private sealed class FrameContent(IReadOnlyList<byte[]> frames, ChannelReader<bool> frees, CancellationToken cancellation) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync(cancellation);
            foreach (var frame in frames)
            {
                if (!frees.TryRead(out _))
                {
                    await stream.FlushAsync(cancellation);
                    await frees.ReadAsync(cancellation);
                }

                await stream.WriteAsync(frame, cancellation);
            }

            await stream.FlushAsync(cancellation);
            // Held open: the other side ends it.
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
