namespace Heatmap.Server.Tests.CommandLine;

/// <summary>
/// A checkout with the real program and front ends of a few bytes, which the program builds at its first start with the real npm.
/// Nothing is written outside of it.
/// </summary>
public sealed class Checkout : IDisposable
{
    private static readonly string Build =
        "import { mkdirSync, writeFileSync } from 'node:fs'; mkdirSync('dist', { recursive: true });"
        + $" for (const file of ['heatmap.js', '{string.Join("', '", FrontEnd.PartNames)}', 'index.html']) writeFileSync('dist/' + file, '');";

    private readonly string _root = Directory.CreateTempSubdirectory("heatmap-cli-").FullName;

    public Checkout()
    {
        var bin = Path.Combine(_root, "bin");
        Copy(new DirectoryInfo(AppContext.BaseDirectory), bin);
        File.WriteAllText(At("Heatmap.sln"), "");
        File.WriteAllText(At("schema.graphql"), "");
        Directory.CreateDirectory(At("src", "Heatmap.Server", "demo"));
        foreach (var room in (string[])["browser-sdk", "dashboard", "graphiql"]) WriteRoom(At("src", room), room);
        Program = new HeatmapProgram(bin, _root);
    }

    public HeatmapProgram Program { get; }

    /// <summary>Keeps npm to the checkout and to this machine.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["npm_config_cache"] = At("npm"),
        ["npm_config_offline"] = "true",
        ["npm_config_update_notifier"] = "false",
    };

    public string At(params string[] names) => Path.Combine([_root, .. names]);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void WriteRoom(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "build.mjs"), Build);
        File.WriteAllText(
            Path.Combine(folder, "package.json"),
            $$"""{ "name": "{{name}}", "version": "1.0.0", "private": true, "scripts": { "build": "node build.mjs" } }""");
        File.WriteAllText(
            Path.Combine(folder, "package-lock.json"),
            $$"""{ "name": "{{name}}", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "{{name}}", "version": "1.0.0" } } }""");
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles()) file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories()) Copy(folder, Path.Combine(to, folder.Name));
    }
}
