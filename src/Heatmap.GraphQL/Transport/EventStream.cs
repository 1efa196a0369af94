using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Heatmap.GraphQL.Transport;

/// <summary>
/// GraphQL over server-sent events, distinct connections mode: one operation, one stream. The next answer is asked for
/// when the reader has taken the last.
/// </summary>
internal sealed class EventStream(HttpContext http, AdmissionWatch admission, GraphQLTransportOptions options)
{
    private static readonly GraphQLError Expired = GraphQLError.WithCode("UNAUTHENTICATED", "The token expired.");

    private TimeProvider Time => options.Execution.Time;

    public async Task WriteAsync(Func<CancellationToken, IAsyncEnumerable<GraphQLResult>> open)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, ServerStopping.Of(http));
        var over = admission.WhenOverAsync(ending.Token);
        await BeginAsync().ConfigureAwait(false);
        var answers = open(ending.Token).GetAsyncEnumerator(ending.Token);
        var next = Task.FromResult(false);
        try
        {
            while (!over.IsCompleted && await ArrivesAsync(next = answers.MoveNextAsync().AsTask(), over).ConfigureAwait(false))
            {
                using var answer = answers.Current;
                await WriteAsync("event: next\ndata: "u8, answer.Json).ConfigureAwait(false);
            }

            await EndAsync(over).ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            // A source may be left only when it is not being asked.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await answers.DisposeAsync().ConfigureAwait(false);
            await over.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ValueTask BeginAsync()
    {
        // The server's own limit would cut a slow reader off after seconds; ours follows.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        http.Response.ContentType = MediaTypes.EventStream + "; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers the answer before passing it on would make a stream into silence.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return FlushAsync();
    }

    /// <summary>Waits for the next answer, and tells that the stream lives meanwhile; false when there is none or no leave to have it.</summary>
    private async ValueTask<bool> ArrivesAsync(Task<bool> next, Task over)
    {
        while (!next.IsCompleted && !over.IsCompleted)
        {
            try
            {
                await Task.WhenAny(next, over).WaitAsync(options.KeepAlive, Time).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await WriteAsync(":"u8, ReadOnlyMemory<byte>.Empty).ConfigureAwait(false);
            }
        }

        return next.IsCompleted && await next.ConfigureAwait(false);
    }

    private async ValueTask EndAsync(Task over)
    {
        if (over.IsCompleted)
        {
            // Where the server stops this throws, and the stream is left without its end, so that the client comes back.
            await over.ConfigureAwait(false);
            using var reason = GraphQLResult.OfErrors(Expired);
            await WriteAsync("event: next\ndata: "u8, reason.Json).ConfigureAwait(false);
        }

        await WriteAsync("event: complete\ndata: "u8, ReadOnlyMemory<byte>.Empty).ConfigureAwait(false);
    }

    private ValueTask WriteAsync(ReadOnlySpan<byte> head, ReadOnlyMemory<byte> data)
    {
        http.Response.BodyWriter.Write(head);
        http.Response.BodyWriter.Write(data.Span);
        http.Response.BodyWriter.Write("\n\n"u8);
        return FlushAsync();
    }

    private async ValueTask FlushAsync()
    {
        var flush = http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        try
        {
            if (!flush.IsCompletedSuccessfully)
                await flush.AsTask().WaitAsync(options.SendTimeout, Time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            http.Abort();
            throw new ConnectionAbort();
        }
    }
}
