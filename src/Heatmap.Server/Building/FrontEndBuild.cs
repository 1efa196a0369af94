using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Heatmap.Server;

/// <summary>Builds SDK, dashboard and GraphiQL's page with npm where their sources have changed since they were built last.</summary>
public sealed class FrontEndBuild(string root, Action<string> tell)
{
    private const string Stamp = ".built-from";

    private static readonly string[] NotSources = ["node_modules", "dist", "test", "coverage"];

    /// <exception cref="FrontEndException">npm is missing or a build failed.</exception>
    public async Task<FrontEnd> RunAsync(CancellationToken cancellation)
    {
        var sdk = Path.Combine(root, "src", "browser-sdk");
        var dashboard = Path.Combine(root, "src", "dashboard");
        await BuildAsync(sdk, "the SDK", extra: null, cancellation);
        await BuildAsync(dashboard, "the dashboard", Path.Combine(root, "schema.graphql"), cancellation);
        var graphiql = Path.Combine(root, "src", "graphiql");
        await BuildAsync(graphiql, "GraphiQL", extra: null, cancellation);
        async Task<SdkScript> ReadAsync(string name) => new(await File.ReadAllBytesAsync(Path.Combine(sdk, "dist", name), cancellation));
        var parts = new Dictionary<string, SdkScript>(StringComparer.Ordinal);
        foreach (var name in FrontEnd.PartNames) parts[name] = await ReadAsync(name);
        return new FrontEnd(await ReadAsync("heatmap.js"), parts, Path.Combine(dashboard, "dist"), Path.Combine(root, "src", "Heatmap.Server", "demo"))
        {
            GraphiQL = Path.Combine(graphiql, "dist"),
        };
    }

    /// <summary>The project's folder: that of the solution file, looked for upwards from the program.</summary>
    /// <exception cref="FrontEndException">The program doesn't lie in a checkout.</exception>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Heatmap.sln"))) return folder.FullName;
        }

        throw new FrontEndException("The SDK's and the dashboard's sources weren't found: run this from a checkout of the project.");
    }

    private async Task BuildAsync(string folder, string what, string? extra, CancellationToken cancellation)
    {
        var (stamp, sources) = (Path.Combine(folder, "dist", Stamp), HashOf(folder, extra));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellation) == sources) return;
        tell($"Building {what} ...");
        await NpmAsync(folder, what, "ci", cancellation);
        await NpmAsync(folder, what, "run build", cancellation);
        await File.WriteAllTextAsync(stamp, sources, cancellation);
    }

    private static string HashOf(string folder, string? extra)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Sources(new DirectoryInfo(folder)).Select(f => f.FullName).Concat(extra is null ? [] : [extra]);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories().Where(d => !NotSources.Contains(d.Name)).SelectMany(Sources));

    private static async Task NpmAsync(string folder, string what, string arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Start(start);
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(cancellation), npm.StandardError.ReadToEndAsync(cancellation));
        await npm.WaitForExitAsync(cancellation);
        if (npm.ExitCode != 0)
            throw new FrontEndException($"Building {what} failed at 'npm {arguments}' in {folder}:{Environment.NewLine}{await output}{await errors}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new FrontEndException("npm was not found; install Node.js 20.19 or later (https://nodejs.org).", e);
        }
    }
}
