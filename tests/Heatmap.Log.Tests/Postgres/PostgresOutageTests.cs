using System.Collections.Concurrent;
using System.Data.Common;
using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

/// <summary>A server of their own, since they stop it.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private PostgresServer _server = null!;
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _database = PostgresDatabase.Open(
            await _server.CreateDatabaseAsync(), Numbers.PostgresSchema, new PostgresOptions { Polling = TimeSpan.FromMilliseconds(50) });
    }

    public async Task DisposeAsync()
    {
        _database.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task After_the_server_was_away_reading_and_writing_go_on_at_the_first_try()
    {
        _database.Write(s => Numbers.Add(s, 1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Numbers.AllAsync(_database)));
        await _server.StopAsync();
        Should.Throw<DbException>(() => _database.Write(s => Numbers.Add(s, 9)));
        await Should.ThrowAsync<DbException>(Numbers.AllAsync(_database));
        await _server.StartAgainAsync();
        _database.Write(s => Numbers.Add(s, 2));
        foreach (var read in await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Numbers.AllAsync(_database)))) read.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_was_committed_before_a_kill_is_there_after_it()
    {
        for (var n = 1; n <= 50; n++) _database.Write(s => Numbers.Add(s, n));
        await _server.KillAsync();
        await _server.StartAgainAsync();
        (await Numbers.AllAsync(_database)).ShouldBe(Enumerable.Range(1, 50));
    }

    [Fact]
    public async Task Notifications_are_heard_again_after_the_server_was_away()
    {
        var heard = new BlockingCollection<string>();
        await using var listening = _database.Listen("news", text => heard.Add(text ?? ""));
        WaitFor(heard, "");
        Tell("one");
        WaitFor(heard, "one");
        await _server.KillAsync();
        // While it is away whoever listens is called all the same, and sees for himself.
        while (heard.TryTake(out _))
        {
        }
        WaitFor(heard, "");
        await _server.StartAgainAsync();
        using var enough = new CancellationTokenSource();
        var told = Task.Run(() =>
        {
            // A notification between death and the new connection reaches nobody: that is what the calls without text are for.
            while (!enough.IsCancellationRequested) Tell("two");
        });
        WaitFor(heard, "two");
        await enough.CancelAsync();
        await told;
    }

    private void Tell(string text) => _database.Write(s => s.Execute("SELECT pg_notify('news', @text)", ("@text", text)));

    private static void WaitFor(BlockingCollection<string> heard, string text)
    {
        using var patience = new CancellationTokenSource(Some.Patience);
        while (heard.Take(patience.Token) != text)
        {
        }
    }
}
