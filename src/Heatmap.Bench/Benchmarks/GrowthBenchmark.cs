namespace Heatmap.Bench;

/// <summary>What events take: the server's memory while they come, from the first million to the last, and the disk when it has ended.</summary>
public sealed class GrowthBenchmark(IBenchServer server, TimeProvider time, BenchmarkSizes sizes) : IBenchmark
{
    private const int Steps = 10;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Timeout = TimeSpan.FromHours(2);

    public string Name => "growth";

    public async Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var bench = await Workbench.OpenAsync(server, cancellation).ConfigureAwait(false);
        var load = bench.Load(LoadShape.Ordinary, time, seed: 7);
        var (events, memory) = (0L, new List<double>());
        for (var step = 1; step <= Steps; step++)
        {
            var sending = Checked.RunAsync(load, new LoadPlan(sizes.Connections, Timeout, sizes.GrowthBatches / Steps), progress, cancellation);
            memory.Add(await MostWhileAsync(sending, cancellation).ConfigureAwait(false));
            events += (await sending.ConfigureAwait(false)).Accepted;
            progress($"{events:n0} events, {memory[^1] / 1e6:n0} MB at most meanwhile.");
        }

        await bench.StopAsync(cancellation).ConfigureAwait(false);
        double Each(string folder) => new DirectoryInfo(Path.Combine(bench.Folder, folder)).EnumerateFiles().Sum(file => file.Length) / (double)events;
        return
        [
            new("growth.memory", memory[^1] / 1e6, "MB", memory[0] / 1e6),
            new("growth.log", Each("log"), "bytes/event"),
            new("growth.keys", Each("keys"), "bytes/event"),
            new("growth.views", Each("views"), "bytes/event"),
        ];
    }

    private async Task<double> MostWhileAsync(Task sending, CancellationToken cancellation)
    {
        var most = server.ResidentBytes();
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(Look, time, cancellation)).ConfigureAwait(false);
            most = Math.Max(most, server.ResidentBytes());
        }

        return most;
    }
}
