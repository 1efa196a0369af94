namespace Heatmap.Server;

/// <summary><c>/sdk/heatmap.js</c>: with its version in the query immutable for a year, without it for five minutes.</summary>
internal static class SdkEndpoints
{
    public static void Map(WebApplication app, FrontEnd frontEnd) => app.MapGet("/sdk/heatmap.js", (HttpContext http, string? v) =>
    {
        var script = frontEnd.Sdk;
        http.Response.Headers.CacheControl = v == script.Version ? "public, max-age=31536000, immutable" : "public, max-age=300";

        // Integrity is checked only on what may be read across origins.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(script.Bytes, "text/javascript; charset=utf-8");
    });
}
