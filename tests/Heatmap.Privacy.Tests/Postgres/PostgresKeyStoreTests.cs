using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

public sealed class PostgresKeyStoreTests : KeyStoreContract, IAsyncLifetime, IDisposable
{
    private PostgresFiles _files = null!;
    private PostgresKeyStore _store = null!;

    protected override KeyStore Store => _store.Ports;

    public async Task InitializeAsync()
    {
        _files = await PostgresFiles.CreateAsync();
        _store = PostgresKeyStore.Open(_files.Address);
    }

    [Fact]
    public async Task No_byte_of_what_is_destroyed_stays_in_the_tables_files()
    {
        const int subjects = 600;
        await Task.WhenAll(Enumerable.Range(1, subjects).Select(n => Store.Keys.AddAsync(Some.NewSubject(n))));
        await Task.WhenAll(Enumerable.Range(1, subjects).Select(n => Store.Index.NoteAsync(Some.Site, Some.Subject(n), [Some.Mark(n + 10_000)])));
        (await _files.HoldsAsync(Some.Wrapped(1, 8).Bytes.ToArray())).ShouldBeTrue("or the search finds nothing at all");
        for (var n = 1; n <= subjects; n += 200) await DestroyAsync(n);
        await Store.Keys.DestroyAsync([.. Enumerable.Range(2, 5).Select(n => new KeyRow.OfSubject(Some.Site, Some.Subject(n)))]);
        // On a machine with other work a call may leave something to the next: what counts is that nothing is left once that is said.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await Store.Remains!.ClearAsync(limit.Token) > 0) await Task.Delay(50, limit.Token);

        int[] gone = [1, 201, 401, 2, 3, 4, 5, 6];
        foreach (var n in gone)
            (await _files.HoldsAsync(Some.Wrapped(1, n).Bytes.ToArray(), Some.Mark(n).ToArray(), Some.Mark(n + 10_000).ToArray())).ShouldBeFalse($"of {n}");
        (await Store.Remains!.AwaitingAsync()).ShouldBeEmpty();
        (await _files.HoldsAsync(Some.Wrapped(1, 8).Bytes.ToArray())).ShouldBeTrue();
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(8))).ShouldBe([Some.Mark(8)]);
    }

    [Fact]
    public async Task The_marks_of_days_gone_by_and_their_salts_go_from_the_files_too()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1, day: 10));
        await Store.Secrets.AddAsync(new("salts", "000010"), Some.Wrapped(1, 77));
        await Store.Map.ExpireAsync(11);
        await Store.Secrets.DestroyBeforeAsync(new("salts", "000011"));
        (await _files.HoldsAsync(Some.Mark(1).ToArray(), Some.Wrapped(1, 77).Bytes.ToArray())).ShouldBeFalse();
    }

    [Fact]
    public async Task While_an_older_transaction_lasts_deleted_rows_wait_and_then_they_go()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await using var backup = await _files.ConnectAsync();
        await using var reading = await backup.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var look = backup.CreateCommand())
        {
            look.CommandText = "SELECT 1";
            await look.ExecuteScalarAsync();
        }

        (await DestroyAsync(1)).ShouldBe(1);
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldBeNull();
        (await Store.Remains!.AwaitingAsync()).ShouldBe([new KeyRow.OfSubject(Some.Site, Some.Subject(1))]);
        (await _files.HoldsAsync(Some.Wrapped(1, 1).Bytes.ToArray())).ShouldBeTrue("the engine keeps it for the older transaction");
        (await Store.Remains.ClearAsync()).ShouldBe(1);

        await reading.RollbackAsync();
        (await Store.Remains.ClearAsync()).ShouldBe(0);
        (await _files.HoldsAsync(Some.Wrapped(1, 1).Bytes.ToArray(), Some.Mark(1).ToArray())).ShouldBeFalse();
    }

    [Fact]
    public async Task Visitors_come_and_are_found_while_rows_are_destroyed()
    {
        for (var n = 1; n <= 40; n++) await Store.Keys.AddAsync(Some.NewSubject(n));
        using var stop = new CancellationTokenSource();
        var coming = Task.Run(async () =>
        {
            var n = 1000;
            for (; !stop.IsCancellationRequested; n++)
            {
                await Store.Keys.AddAsync(Some.NewSubject(n));
                (await Store.Map.FindAsync(Some.Site, Some.Mark(n), Some.Mark(-n), 0)).ShouldBeOfType<SubjectEntry.Found>();
                (await Store.Keys.FindAsync(Some.Site, Some.Subject(40))).ShouldNotBeNull();
            }

            return n;
        });
        for (var n = 1; n <= 8; n++) (await DestroyAsync(n)).ShouldBe(1);
        await stop.CancelAsync();

        var last = await coming;
        for (var n = 1000; n < last; n++) (await Store.Keys.FindAsync(Some.Site, Some.Subject(n))).ShouldBe(Some.Wrapped(1, n));
        (await Store.Remains!.ClearAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Keys_of_an_epoch_that_another_node_has_ended_are_not_stored()
    {
        using var other = PostgresKeyStore.Open(_files.Address);
        await other.Ports.Shared!.News.NoteEpochsAsync(2, 1);
        (await Should.ThrowAsync<EpochEndedException>(() => Store.Keys.AddAsync(Some.NewSubject(1)))).Current.ShouldBe(2);
        await Should.ThrowAsync<EpochEndedException>(() => Store.Secrets.AddAsync(new("sites", "a"), Some.Wrapped(1, 1)));
        (await Store.Keys.AddAsync(Some.NewSubject(1, epoch: 2))).ShouldBeOfType<SubjectEntry.Found>();
    }

    [Fact]
    public async Task A_turn_is_one_nodes_until_it_ends_or_its_time_is_over()
    {
        var turns = Store.Shared!.Turns;
        var (one, other) = (Some.Guid(1), Some.Guid(2));
        (await turns.TryTakeAsync("night", one, TimeSpan.FromMinutes(1))).ShouldBeTrue();
        (await turns.TryTakeAsync("night", one, TimeSpan.FromMinutes(1))).ShouldBeTrue();
        (await turns.TryTakeAsync("night", other, TimeSpan.FromMinutes(1))).ShouldBeFalse();
        (await turns.TryTakeAsync("morning", other, TimeSpan.FromMinutes(1))).ShouldBeTrue();
        await turns.EndAsync("night", other);
        (await turns.TryTakeAsync("night", other, TimeSpan.FromMinutes(1))).ShouldBeFalse();
        await turns.EndAsync("night", one);
        (await turns.TryTakeAsync("night", other, TimeSpan.Zero)).ShouldBeTrue();
        (await turns.TryTakeAsync("night", one, TimeSpan.FromMinutes(1))).ShouldBeTrue("its time is over");
    }

    [Fact]
    public async Task News_that_are_not_kept_any_more_are_told_as_everything()
    {
        var news = Store.Shared!.News;
        (await news.ReadAsync(null)).ShouldSatisfyAllConditions(n => n.Last.ShouldBe(0), n => n.Dropped.ShouldBe([]), n => n.CurrentEpoch.ShouldBe(0));
        await news.NoteDroppedAsync([new(Some.Site, Some.Subject(1)), new(Some.Site, Some.Subject(2))]);
        (await news.ReadAsync(1)).Dropped.ShouldBe([new KeyRow.OfSubject(Some.Site, Some.Subject(2))]);
        (await news.ReadAsync(2)).Dropped.ShouldBe([]);
        (await news.ReadAsync(null)).Last.ShouldBe(2);
        await _files.AskAsync("DELETE FROM node_news WHERE number = 1");
        (await news.ReadAsync(0)).Dropped.ShouldBeNull();
        (await news.ReadAsync(1)).Dropped.ShouldHaveSingleItem();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _store.Dispose();

    private Task<int> DestroyAsync(int n) => Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(n))]);
}
