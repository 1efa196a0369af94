namespace Heatmap.Server;

/// <summary><c>/openapi.json</c>: every address of plain HTTP, with an example and its answer each; written by hand, held against the server by tests.</summary>
internal static class OpenApiDocument
{
    public const string Path = "/openapi.json";

    public static void Map(WebApplication app)
    {
        var document = Read();
        app.MapGet(Path, (HttpContext http) =>
        {
            // Readers of such documents are pages of elsewhere; there is nothing in it but what the sources say.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            return Results.Bytes(document, "application/json; charset=utf-8");
        });
    }

    private static byte[] Read()
    {
        using var file = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
