using System.Diagnostics;
using Heatmap.Bench;

namespace Heatmap.Server;

/// <summary>Starts the catalogue twice: on this product's engine, and on graphql-yoga under Node.</summary>
internal sealed class GraphQLPeers : IGraphQLPeers
{
    private const string Listening = "Listening: ";
    private static readonly string Yoga = Path.Combine(AppContext.BaseDirectory, "Benchmarks", "Yoga");

    private Process? _process;

    public Task<Uri> StartOursAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(GraphQLPeers).Assembly.Location);
        start.ArgumentList.Add(GraphQLHostCommand.Name);
        return StartAsync(start, cancellation);
    }

    public async Task<Uri> StartYogaAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(Yoga, "node_modules"))) await InstallAsync(cancellation);
        var start = new ProcessStartInfo("node", "server.mjs") { WorkingDirectory = Yoga };
        start.Environment["NODE_ENV"] = "production";
        return await StartAsync(start, cancellation);
    }

    public async Task StopAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        using (process)
        {
            // Neither holds anything that could be lost.
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task InstallAsync(CancellationToken cancellation)
    {
        using var npm = Start(new ProcessStartInfo("npm", "ci --no-audit --no-fund") { WorkingDirectory = Yoga, RedirectStandardOutput = true });
        await npm.StandardOutput.ReadToEndAsync(cancellation);
        await npm.WaitForExitAsync(cancellation);
        if (npm.ExitCode != 0) throw new BenchmarkFailedException($"npm could not install graphql-yoga (exit code {npm.ExitCode}).");
    }

    private async Task<Uri> StartAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        _process = Start(start);
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal)) return new Uri(new Uri(line[Listening.Length..]), "/graphql");
        }

        throw new BenchmarkFailedException($"{start.FileName} ended before it listened.");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BenchmarkFailedException($"{start.FileName} could not be started ({e.Message}); this benchmark needs Node and npm.");
        }
    }
}
