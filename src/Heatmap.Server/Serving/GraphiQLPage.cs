using Microsoft.Extensions.FileProviders;

namespace Heatmap.Server;

/// <summary><c>/graphiql</c>: the page to try the API out, from here and from nowhere else.</summary>
internal static class GraphiQLPage
{
    // It carries its fonts within its style sheet, and its editor writes style elements; scripts have no such need.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
        + "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(WebApplication app, FrontEnd frontEnd, ApiSettings settings)
    {
        if (!settings.GraphiQL || frontEnd.GraphiQL is not { } folder)
        {
            // Not left to the dashboard, which answers addresses that are nobody's.
            app.Map("/graphiql/{**path}", () => Results.NotFound());
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.MapGet("/graphiql", (HttpContext http) =>
        {
            Guard(http);
            return Results.File(files.GetFileInfo("index.html").PhysicalPath!, "text/html; charset=utf-8");
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = "/graphiql",
            OnPrepareResponse = file => Guard(file.Context),
        });
    }

    private static void Guard(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-cache";
    }
}
