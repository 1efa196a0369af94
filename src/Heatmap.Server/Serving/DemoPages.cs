using Microsoft.AspNetCore.StaticFiles;

namespace Heatmap.Server;

/// <summary>The demo shop under <c>/demo/</c>: plain pages, into which the customer's snippet is put where they say so.</summary>
internal static class DemoPages
{
    private const string Place = "<!-- heatmap:snippet -->";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void Map(WebApplication app, FrontEnd frontEnd)
    {
        app.MapGet("/demo/{**path}", (string? path, HttpContext http, Snippets snippets) => AnswerAsync(path, http, frontEnd, snippets));
    }

    private static async Task<IResult> AnswerAsync(string? path, HttpContext http, FrontEnd frontEnd, Snippets snippets)
    {
        if (frontEnd.DemoKey is not { } key) return Results.NotFound();
        // One address for one page: its heat must not be split between two paths.
        if (string.IsNullOrEmpty(path)) return Results.Redirect("/demo/index.html");
        var file = Path.GetFullPath(Path.Combine(frontEnd.Demo, path!));
        if (!file.StartsWith(frontEnd.Demo + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file)) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache";

        // The shop is somebody's website, not a page of ours: it may do what websites do.
        http.Response.Headers.Remove("Content-Security-Policy");
        if (!file.EndsWith(".html", StringComparison.Ordinal))
            return Results.File(file, Types.TryGetContentType(file, out var type) ? type : "application/octet-stream");
        var page = await File.ReadAllTextAsync(file, http.RequestAborted);
        return Results.Content(page.Replace(Place, snippets.For(key, "balanced"), StringComparison.Ordinal), "text/html; charset=utf-8");
    }
}
