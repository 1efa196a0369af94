using Microsoft.AspNetCore.Http;

namespace Heatmap.Ingest;

/// <summary>
/// What browsers are told about who may read answers (Fetch standard, section 3.2). Credentials are never allowed: no cookie has a
/// part in collecting. A preflight names no site, so it is answered for an origin of any.
/// </summary>
internal sealed class CollectCors(ISites sites)
{
    /// <summary>
    /// Lets the page read the answer, unless the request was refused for what it is: then its site, and so its origins, are
    /// unknown or others.
    /// </summary>
    public void Allow(HttpContext http, int status)
    {
        http.Response.Headers.Vary = "Origin";
        if (status is 401 or 403 || OriginOf(http) is not { } origin || !sites.HasOrigin(origin)) return;
        http.Response.Headers.AccessControlAllowOrigin = origin;
        http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
    }

    public Task PreflightAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        Allow(http, StatusCodes.Status204NoContent);
        if (http.Response.Headers.AccessControlAllowOrigin.Count == 0) return Task.CompletedTask;
        http.Response.Headers.AccessControlAllowMethods = "POST";
        http.Response.Headers.AccessControlAllowHeaders = "Content-Type, Content-Encoding";
        // Two hours: the longest that Chromium keeps it.
        http.Response.Headers.AccessControlMaxAge = "7200";
        return Task.CompletedTask;
    }

    public static string? OriginOf(HttpContext http) => http.Request.Headers.Origin is [{ Length: > 0 } origin, ..] ? origin : null;
}
