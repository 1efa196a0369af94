namespace Heatmap.Server;

/// <summary>
/// <c>/sdk/heatmap.js</c> and beside it what it loads only where it is used: with the version in the query immutable for a year,
/// without it for five minutes.
/// </summary>
internal static class SdkEndpoints
{
    public static void Map(WebApplication app, FrontEnd frontEnd)
    {
        Map(app, "/sdk/heatmap.js", frontEnd.Sdk);
        foreach (var (name, part) in frontEnd.Parts) Map(app, $"/sdk/{name}", part);
    }

    private static void Map(WebApplication app, string path, SdkScript script) => app.MapGet(path, (HttpContext http, string? v) =>
    {
        http.Response.Headers.CacheControl = v == script.Version ? "public, max-age=31536000, immutable" : "public, max-age=300";

        // Integrity is checked only on what may be read across origins.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(script.Bytes, "text/javascript; charset=utf-8");
    });
}
