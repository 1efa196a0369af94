namespace Heatmap.Server;

/// <summary>
/// The front end as an image or a package carries it: already built, in the folder <c>front-end</c> beside the program, so that
/// neither npm nor a checkout is needed where it runs.
/// </summary>
public static class PublishedFrontEnd
{
    /// <summary>The front end beside the program; null where there is none (in a checkout).</summary>
    /// <exception cref="FrontEndException">The folder is there, and a part of it isn't.</exception>
    public static async Task<FrontEnd?> FindAsync(string programs, CancellationToken cancellation)
    {
        var folder = Path.Combine(programs, "front-end");
        if (!Directory.Exists(folder)) return null;
        var script = await ReadAsync(folder, "heatmap.js", cancellation);
        var parts = new Dictionary<string, SdkScript>(StringComparer.Ordinal);
        foreach (var name in FrontEnd.PartNames) parts[name] = await ReadAsync(folder, name, cancellation);
        var dashboard = Path.GetDirectoryName(Demand(folder, Path.Combine("dashboard", "index.html")))!;
        var demo = Path.GetDirectoryName(Demand(folder, Path.Combine("demo", "index.html")))!;
        var graphiql = Path.GetDirectoryName(Demand(folder, Path.Combine("graphiql", "index.html")))!;
        return new FrontEnd(script, parts, dashboard, demo) { GraphiQL = graphiql };
    }

    private static async Task<SdkScript> ReadAsync(string folder, string name, CancellationToken cancellation) =>
        new(await File.ReadAllBytesAsync(Demand(folder, Path.Combine("sdk", name)), cancellation));

    private static string Demand(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new FrontEndException(
            $"'{path}' is missing: the package is not whole. Build it again as deploy/Dockerfile does.");
    }
}
