using Heatmap.Sql;
using Heatmap.Views.Sql;
using Microsoft.Data.Sqlite;

namespace Heatmap.Views.Tests;

public sealed class SqliteViewsTests : IDisposable
{
    private readonly SqliteStore _store = new();

    [Fact]
    public void The_library_that_was_asked_for_is_the_one_that_runs()
    {
        var asked = Environment.GetEnvironmentVariable(SqliteLibrary.Variable);
        if (asked is "system" or "bundled") SqliteLibrary.Running.FromSystem.ShouldBe(asked == "system");
        SqliteLibrary.Running.Version.ShouldStartWith("3.");
    }

    [Fact]
    public async Task What_was_committed_is_there_after_closing_and_opening()
    {
        var generation = await FilledAsync();
        var before = await _store.TotalsAsync(generation, Some.Range(), Some.Range(BucketSize.Day));
        _store.Reopen();

        _store.Discarded.ShouldBeFalse();
        (await _store.Generations.ListAsync()).ShouldHaveSingleItem().Id.ShouldBe(generation);
        (await _store.Rows.FindAsync(generation, Some.Key("a"))).ShouldNotBeNull();
        var after = await _store.TotalsAsync(generation, Some.Range(), Some.Range(BucketSize.Day));
        after.Keys.ShouldBe(before.Keys);
        (await _store.Progress.CheckpointsAsync(generation)).ShouldBe([new Checkpoint(1, "1")]);
        await _store.CommitAsync(Some.Commit(generation));
        (await _store.LeaseAsync("next", 1)).Token.ShouldBeGreaterThan(_store.Fence!.Leases[0].Token);
    }

    [Fact]
    public async Task Tables_of_an_older_version_are_discarded_and_the_opener_says_so()
    {
        var old = await FilledAsync();
        var lost = _store.Fence!;
        _store.Reopen(() => Change("DROP TABLE rollup; CREATE TABLE rollup (other TEXT)"), ViewTables.Version + 1);

        _store.Discarded.ShouldBeTrue();
        (await _store.Generations.ListAsync()).ShouldBeEmpty();
        (await _store.Rows.FindAsync(old, Some.Key("a"))).ShouldBeNull();
        await Should.ThrowAsync<LeaseLostException>(() => _store.Writer.CommitAsync(lost, [Some.Commit(old)]));
        (await FilledAsync()).Value.ShouldBeGreaterThan(old.Value);
        _store.Fence!.Leases[0].Token.ShouldBeGreaterThan(lost.Leases[0].Token);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await FilledAsync();
        _store.Reopen(version: ViewTables.Version + 1);
        var generation = await FilledAsync();
        Should.Throw<SqliteFileException>(() => _store.Reopen()).Message.ShouldContain("newer version");
        _store.Reopen(version: ViewTables.Version + 1);

        (await _store.Rows.FindAsync(generation, Some.Key("a"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_row_planted_by_hand_is_found_by_an_audit()
    {
        var (live, rebuilt) = (await FilledAsync(), await FilledAsync());
        (await _store.Audit.CompareAsync(live, rebuilt)).FirstDifference.ShouldBeNull();
        _store.Reopen(() => Change($"INSERT INTO view_row VALUES ({live.Value}, 'shop', 'session', '', 'planted', 1, '{{}}')"));

        (await _store.Audit.CompareAsync(live, rebuilt)).FirstDifference!.ShouldContain("planted");
    }

    [Fact]
    public async Task What_a_transaction_wrote_that_failed_at_its_end_is_not_remembered()
    {
        var generation = await FilledAsync();
        _store.Reopen(() => Change("CREATE TRIGGER refusal BEFORE INSERT ON rollup WHEN NEW.bucket = 1000 BEGIN SELECT RAISE(ABORT, 'refused'); END"));
        await _store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 1)] });
        await Should.ThrowAsync<SqliteException>(() => _store.CommitAsync(
            Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 10), Some.Clicks(9, 1, 10, name: "/new"), Some.Clicks(1000, 1, 1)] }));
        await _store.CommitAsync(Some.Commit(generation) with { Rollups = [Some.Clicks(8, 1, 100), Some.Clicks(9, 1, 100, name: "/new")] });

        var totals = await _store.TotalsAsync(generation, Some.Range(BucketSize.Day));
        totals.ToDictionary(t => t.Key.Name, t => t.Value[1]).ShouldBe([new("/", 102), new("/new", 100)], ignoreOrder: true);
    }

    [Fact]
    public async Task Dropping_frees_the_disk()
    {
        var generation = await FilledAsync();
        for (var i = 0; i < 5; i++)
        {
            await _store.CommitAsync(Some.Commit(generation) with
            {
                Put = [.. Enumerable.Range(i * 1000, 1000).Select(n => Some.Row($"{n}", n, document: new string('x', 400)))],
            });
        }

        _store.Reopen();
        var full = new FileInfo(_store.Path).Length;
        full.ShouldBeGreaterThan(2_000_000);
        await _store.Generations.DropAsync(generation);
        await _store.ReleaseFreePagesAsync();

        new FileInfo(_store.Path).Length.ShouldBeLessThan(full / 10);
    }

    public void Dispose() => _store.Dispose();

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_store.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<GenerationId> FilledAsync()
    {
        var generation = await _store.BeginAsync();
        await _store.CommitAsync(Some.Commit(generation) with
        {
            Put = [Some.Row("a", 1)],
            Rollups = [Some.Clicks(8, 1, 1)],
            Advances = [new Advance(1, null, "1")],
        });
        return generation;
    }
}
