using Microsoft.Extensions.FileProviders;

namespace Heatmap.Server;

/// <summary>The dashboard: its built files, and its one page for every address that is no file's.</summary>
internal static class DashboardFiles
{
    public static void Map(WebApplication app, FrontEnd frontEnd)
    {
        var files = new PhysicalFileProvider(frontEnd.Dashboard);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Cache });
        app.MapFallback("{*path:nonfile}", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return Results.File(files.GetFileInfo("index.html").PhysicalPath!, "text/html; charset=utf-8");
        });
    }

    // The build puts a hash of the content into every name under assets.
    private static void Cache(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
