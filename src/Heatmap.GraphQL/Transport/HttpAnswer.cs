using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>Writes answers with the status that GraphQL over HTTP gives them.</summary>
internal static class HttpAnswer
{
    public static async Task WriteAsync(HttpContext http, GraphQLResult result, string media)
    {
        // With application/json an answer from GraphQL is 200 whatever it says; the newer type tells requests that
        // never ran by 400 (GraphQL over HTTP, section 6.4).
        http.Response.StatusCode = result.IsRequestError && media == MediaTypes.Response ? 400 : 200;
        http.Response.ContentType = media + "; charset=utf-8";
        http.Response.ContentLength = result.Json.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(result.Json, http.RequestAborted).ConfigureAwait(false);
    }

    public static async Task RefuseAsync(HttpContext http, HttpRefusal refusal)
    {
        using var result = GraphQLResult.OfErrors(new GraphQLError(refusal.Message));
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = MediaTypes.Json + "; charset=utf-8";
        http.Response.ContentLength = result.Json.Length;
        if (refusal.Allow is not null)
            http.Response.Headers.Allow = refusal.Allow;
        await http.Response.Body.WriteAsync(result.Json, http.RequestAborted).ConfigureAwait(false);
    }
}
