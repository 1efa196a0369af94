namespace Heatmap.Server;

/// <summary>Headers that tell browsers what pages of ours may do: run our own scripts and nothing else, show a site's pages in a frame, be framed by ourselves only.</summary>
internal static class SecurityHeaders
{
    // Mantine writes its variables as style attributes and elements; scripts have no such need.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; "
        + "frame-src 'self' http: https:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Policy;
        return next(http);
    }
}
