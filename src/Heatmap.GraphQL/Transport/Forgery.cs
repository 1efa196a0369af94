using Microsoft.AspNetCore.Http;

namespace Heatmap.GraphQL.Transport;

/// <summary>
/// Refuses what a page elsewhere makes a browser send in its user's name. POST is safe by its content type; a GET and the
/// beginning of a socket need no leave, so those are judged by what the browser says of where they come from.
/// </summary>
internal static class Forgery
{
    /// <exception cref="HttpRefusal">A page elsewhere may have sent it.</exception>
    public static void CheckGet(HttpRequest request, GraphQLTransportOptions options)
    {
        // A browser adds none of these for a page elsewhere without asking us first.
        if (options.PreflightHeaders.Any(request.Headers.ContainsKey) || IsJson(request))
            return;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isOurs = site is "same-origin" or "none";

        // Older browsers, and any over plain HTTP, don't say; without a cookie there is nobody in whose name to ask.
        var isHarmless = site.Length == 0 && request.Headers.Cookie.Count == 0 && IsFromHere(request);
        if (!isOurs && !isHarmless)
            throw new HttpRefusal(403, $"This may come from a page elsewhere; send the header '{options.PreflightHeaders[0]}' to show that it does not.");
    }

    /// <exception cref="HttpRefusal">A page elsewhere opens a socket in its user's name.</exception>
    public static void CheckSocket(HttpRequest request, GraphQLTransportOptions options)
    {
        var isByCookie = options.Authenticate is null || request.Headers.Cookie.Count > 0;
        if (isByCookie && !IsFromHere(request))
            throw new HttpRefusal(403, "A page elsewhere may not open a socket here.");
    }

    private static bool IsFromHere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && HostString.FromUriComponent(page) == request.Host);
    }

    private static bool IsJson(HttpRequest request) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase);
}
