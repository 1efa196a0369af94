using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>Writes answers with the status that GraphQL over HTTP gives them.</summary>
internal static class HttpAnswer
{
    // With application/json an answer from GraphQL is 200 whatever it says; the newer type tells requests that never ran
    // by 400 (GraphQL over HTTP, section 6.4).
    public static Task WriteAsync(HttpContext http, GraphQLResult result, string media) =>
        WriteAsync(http, result, media, result.IsRequestError && media == MediaTypes.Response ? 400 : 200);

    public static Task RefuseAsync(HttpContext http, HttpRefusal refusal, string media)
    {
        if (refusal.Allow is not null && !http.Response.HasStarted)
            http.Response.Headers.Allow = refusal.Allow;
        return RefuseAsync(http, new GraphQLError(refusal.Message), refusal.Status, media);
    }

    /// <summary>A refusal in the type the client reads; in JSON where that is a stream that never began.</summary>
    public static async Task RefuseAsync(HttpContext http, GraphQLError error, int status, string media)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        using var result = GraphQLResult.OfErrors(error);
        await WriteAsync(http, result, media == MediaTypes.Response ? media : MediaTypes.Json, status).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext http, GraphQLResult result, string media, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = media + "; charset=utf-8";
        http.Response.ContentLength = result.Json.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(result.Json, http.RequestAborted).ConfigureAwait(false);
    }
}
