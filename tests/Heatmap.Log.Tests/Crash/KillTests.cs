using System.Diagnostics;
using System.Globalization;
using Heatmap.Events;
using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

public sealed class KillTests
{
    private const int Rounds = 4;

    [Fact]
    public async Task Killed_at_any_moment_a_log_holds_every_acknowledged_append_whole_and_no_half_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("log.db");
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            acknowledged.AddRange(await KillAfterAsync(path, lines: 150 + 137 * round));
            await CheckAsync(path, acknowledged);
        }
    }

    private static async Task<List<string>> KillAfterAsync(string path, int lines)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location, "write", path])
        {
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(Some.Patience);
        var said = new List<string>();
        while (said.Count < lines && await writer.StandardOutput.ReadLineAsync(patience.Token) is { } line) said.Add(line);
        said.Count.ShouldBe(lines, "the writer ended by itself");
        writer.Kill();
        await writer.WaitForExitAsync(patience.Token);
        // What it had still said before it died was acknowledged too. A last line may be cut off in the middle.
        var rest = (await writer.StandardOutput.ReadToEndAsync(patience.Token)).Split('\n');
        return [.. said, .. rest[..^1]];
    }

    private static async Task CheckAsync(string path, List<string> acknowledged)
    {
        using var log = SqliteLog.Open(path);
        var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        var streams = events.GroupBy(e => e.Stream).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var stream in streams.Values) stream.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, stream.Length).Select(i => (long)i));
        foreach (var append in events.GroupBy(Mark))
        {
            var count = int.Parse(append.Key.Split('.')[2], CultureInfo.InvariantCulture);
            append.Select(Some.Text).ShouldBe(Some.Events(count, append.Key).Select(Some.Text));
        }
        foreach (var said in acknowledged.Select(line => line.Split(' ')))
        {
            var (last, count) = (int.Parse(said[1], CultureInfo.InvariantCulture), int.Parse(said[3], CultureInfo.InvariantCulture));
            streams[new StreamName(said[0])][(last - count + 1)..(last + 1)].ShouldAllBe(e => Mark(e) == said[2]);
        }
    }

    private static string Mark(RecordedEvent recorded) => Some.Text(recorded).Split('"')[3];
}
