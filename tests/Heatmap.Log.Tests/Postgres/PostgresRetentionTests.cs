using Heatmap.Events;
using Heatmap.Log.Sql;
using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

/// <summary>What holds of taking events away on PostgreSQL beyond the contract: several nodes, and the disk.</summary>
public sealed class PostgresRetentionTests : IAsyncLifetime
{
    private static readonly StreamName Stream = new("visitor-shop-1");

    private string _address = "";
    private SqlLog _log = null!;

    public async Task InitializeAsync()
    {
        _address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _log = PostgresLog.Open(_address);
    }

    public Task DisposeAsync()
    {
        _log.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Another_node_goes_on_where_a_stream_ended()
    {
        using var other = PostgresLog.Open(_address);
        await other.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(3));
        await _log.TruncateAsync(Stream, 3);
        (await other.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(3);
        await Should.ThrowAsync<WrongExpectedRevisionException>(_log.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(1)));
    }

    [Fact]
    public async Task Free_pages_at_the_end_go_back_to_the_disk()
    {
        await FillAsync(Stream, 20);
        await _log.TruncateAsync(Stream, long.MaxValue);
        var release = await _log.ReleaseAsync();
        release.Freed.ShouldBeGreaterThan(9_000_000);
        release.Pending.ShouldBe(0);
        release.Mend.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_free_within_is_told_with_the_way_to_get_it_back()
    {
        await FillAsync(Stream, 20);
        await FillAsync(new StreamName("visitor-shop-2"), 2);
        await _log.TruncateAsync(Stream, long.MaxValue);
        var release = await _log.ReleaseAsync();
        release.Pending!.Value.ShouldBeInRange(9_000_000, 11_500_000);
        release.Mend!.ShouldContain("VACUUM FULL");
        // New events fill it.
        await FillAsync(Stream, 20);
        (await _log.ReleaseAsync()).Pending!.Value.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public async Task Whoever_may_still_see_the_removed_is_named()
    {
        await FillAsync(Stream, 2);
        using var other = PostgresLog.OpenDatabase(_address.Replace("?", "?application_name=long-report&", StringComparison.Ordinal));
        using var end = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = other.ReadAsync(s =>
        {
            s.Number("SELECT COUNT(*) FROM append");
            begun.SetResult();
            return end.Wait(Some.Patience);
        });
        await begun.Task.WaitAsync(Some.Patience);
        await _log.TruncateAsync(Stream, long.MaxValue);
        var held = await _log.ReleaseAsync();
        held.Mend!.ShouldStartWith("2 removed rows");
        held.Mend.ShouldContain("'long-report'");
        end.Set();
        await reading;
        (await _log.ReleaseAsync()).Mend.ShouldBeNull();
    }

    [Fact]
    public async Task A_log_restored_with_its_positions_counts_on_behind_them()
    {
        await _log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(2));
        var appends = new List<RecordedAppend>();
        await foreach (var page in _log.SubscribeAsync(Position.Start, EventFilter.Everything, default))
        {
            appends.AddRange(page.Events.GroupBy(e => e.Position.Append).Select(g => new RecordedAppend([.. g])));
            if (page.CaughtUp) break;
        }
        var address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        using var restored = PostgresLog.Open(address);
        var far = appends.Select(a => new RecordedAppend([.. a.Events.Select(e => e with { Position = new Position(900, e.Position.Index) })])).ToList();
        await new SqlEventRestoring(restored.Database, keepsPositions: true).RestoreAsync(far);
        var next = await restored.AppendAsync(Stream, ExpectedRevision.Exactly(1), Some.Events(1));
        next.Position.ShouldBeGreaterThan(new Position(900, 1));
        (await restored.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Count.ShouldBe(3);
    }

    /// <summary>Half a megabyte each that no compression makes smaller.</summary>
    private async Task FillAsync(StreamName stream, int appends)
    {
        var random = new Random(1);
        for (var i = 0; i < appends; i++)
        {
            var noise = new byte[500_000];
            random.NextBytes(noise);
            await _log.AppendAsync(stream, ExpectedRevision.Any, [Some.Event() with { Data = noise }]);
        }
    }
}
