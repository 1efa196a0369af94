using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>GraphQL over server-sent events, distinct connections mode: one operation, one stream.</summary>
internal static class EventStreamAnswer
{
    public static async Task WriteAsync(HttpContext http, IAsyncEnumerable<GraphQLResult> results)
    {
        http.Response.ContentType = MediaTypes.EventStream + "; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that gathers the answer before passing it on would make a stream into silence.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        await foreach (var result in results.ConfigureAwait(false))
        {
            using (result)
                await WriteAsync(http, "event: next\ndata: "u8.ToArray(), result.Json).ConfigureAwait(false);
        }

        await WriteAsync(http, "event: complete\ndata: "u8.ToArray(), ReadOnlyMemory<byte>.Empty).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> data)
    {
        await http.Response.Body.WriteAsync(head, http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.WriteAsync(data, http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.WriteAsync("\n\n"u8.ToArray(), http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
