using System.Collections.Concurrent;
using Heatmap.Events;
using Heatmap.Log.Sql;
using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

/// <summary>The server goes away under the log, and comes back.</summary>
public sealed class PostgresLogOutageTests : IAsyncLifetime
{
    private readonly PostgresOptions _quick = new() { Polling = TimeSpan.FromMilliseconds(50), ReadSessions = 3 };
    private PostgresServer _server = null!;
    private string _address = "";

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _address = await _server.CreateDatabaseAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_restart_is_told_to_writers_and_followers_and_then_everything_goes_on()
    {
        using var log = PostgresLog.Open(_address, postgres: _quick);
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(2));
        var after = Position.Start;
        var following = Task.Run(async () =>
        {
            await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Everything, default)) after = page.End;
        });
        await log.PagesUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        await _server.StopAsync();
        await Should.ThrowAsync<LogUnavailableException>(following.WaitAsync(Some.Patience));
        await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1)));
        await Should.ThrowAsync<LogUnavailableException>(log.HeadAsync());
        await _server.StartAgainAsync();
        (await log.AppendAsync(stream, ExpectedRevision.Exactly(1), Some.Events(1))).LastRevision.ShouldBe(2);
        (await log.EventsUntilCaughtUpAsync(after, EventFilter.Everything)).Select(e => e.Revision).ShouldBe(
            after == Position.Start ? [0, 1, 2] : [2]);
    }

    [Fact]
    public async Task Killed_under_load_the_server_has_lost_no_acknowledged_append_and_doubled_none()
    {
        using var one = PostgresLog.Open(_address, postgres: _quick);
        using var two = PostgresLog.Open(_address, postgres: _quick);
        var acknowledged = new ConcurrentDictionary<string, Appended>();
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 16).Select(w => Task.Run(() => WriteAsync(w % 2 == 0 ? one : two, w, acknowledged, stop.Token))).ToArray();
        for (var round = 1; round <= 3; round++)
        {
            await WaitUntilAsync(() => acknowledged.Count >= round * 150);
            await _server.KillAsync();
            await _server.StartAgainAsync();
        }
        await WaitUntilAsync(() => acknowledged.Count >= 600);
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await CheckAsync(one, acknowledged);
    }

    private static async Task CheckAsync(SqlLog log, ConcurrentDictionary<string, Appended> acknowledged)
    {
        var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        foreach (var stream in events.GroupBy(e => e.Stream))
            stream.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, stream.Count()).Select(i => (long)i));
        // Each append there is stands there once and whole: those that failed in doubt may be there or not.
        var appends = events.GroupBy(Mark).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (mark, append) in appends)
        {
            append.Select(e => e.Position.Append).Distinct().ShouldHaveSingleItem(mark);
            append.Select(Some.Text).ShouldBe(Some.Events(append.Count, mark).Select(Some.Text));
            append.Count.ShouldBe(1 + int.Parse(mark.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture) % 20);
        }
        foreach (var (mark, told) in acknowledged)
            (appends[mark][^1].Revision, appends[mark][^1].Position).ShouldBe((told.LastRevision, told.Position));
    }

    private static async Task WriteAsync(SqlLog log, int writer, ConcurrentDictionary<string, Appended> acknowledged, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                var (stream, mark) = (new StreamName($"crash-{writer % 5}"), $"{writer}.{i}");
                acknowledged[mark] = await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1 + i % 20, mark), CancellationToken.None);
            }
            catch (LogUnavailableException)
            {
                // Made or not, that is what the check is about.
                await Task.Delay(5, CancellationToken.None);
            }
        }
    }

    private static async Task WaitUntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Some.Patience);
        while (!holds()) await Task.Delay(5, patience.Token);
    }

    private static string Mark(RecordedEvent recorded) => Some.Text(recorded).Split('"')[3];
}
