using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Privacy.Tests;

/// <summary>A key store that goes through a backup is the same in another database, whatever happens while it is copied.</summary>
public abstract class KeyArchiveContract : IAsyncLifetime
{
    // More than a page of the copy.
    private const int Subjects = 2500;

    private (KeyStore Ports, ISqlDatabase Database) _from;
    private (KeyStore Ports, ISqlDatabase Database) _to;

    public async Task InitializeAsync()
    {
        (_from, _to) = (await OpenAsync("from"), await OpenAsync("to"));
        await Task.WhenAll(Enumerable.Range(1, Subjects).Select(n => _from.Ports.Keys.AddAsync(Some.NewSubject(n))));
        await Task.WhenAll(Enumerable.Range(1, Subjects).Select(n => _from.Ports.Index.NoteAsync(Some.Site, Some.Subject(n), [Some.Mark(n + 10_000)])));
    }

    public abstract Task DisposeAsync();

    [Fact]
    public async Task Every_key_mark_tombstone_and_secret_and_the_ledgers_head_come_over_but_what_ends_with_the_day()
    {
        await _from.Ports.Keys.AddAsync(Some.NewSubject(9001, day: 10));
        await _from.Ports.Secrets.AddAsync(new("salts", "10"), Some.Wrapped(1, 1));
        await _from.Ports.Secrets.AddAsync(new("sites", "a"), Some.Wrapped(2, 2));
        await _from.Ports.Tombstones.AddAsync(Some.Site, [Some.Mark(7000)], 99);
        await _from.Ports.Anchor.SetAsync(new LedgerHead(5, "five"));

        var census = await CopyAsync(_ => { });
        census.Subjects.ShouldBe(Subjects + 1);
        census.Epochs.ShouldBe(new Dictionary<int, long> { [1] = Subjects + 1, [2] = 1 }, ignoreOrder: true);
        census.Ledger.ShouldBe(new LedgerHead(5, "five"));
        for (var n = 1; n <= Subjects; n += 100)
        {
            (await _to.Ports.Keys.FindAsync(Some.Site, Some.Subject(n))).ShouldBe(Some.Wrapped(1, n));
            (await _to.Ports.Map.MarksOfAsync(Some.Site, Some.Subject(n))).ShouldBe([Some.Mark(n)]);
            (await _to.Ports.Index.FindAsync(Some.Site, Some.Mark(n + 10_000))).ShouldBe([Some.Subject(n)]);
        }

        (await _to.Ports.Keys.FindAsync(Some.Site, Some.Subject(9001))).ShouldNotBeNull("its events can still be read");
        (await _to.Ports.Map.MarksOfAsync(Some.Site, Some.Subject(9001))).ShouldBeEmpty();
        (await _to.Ports.Secrets.FindAsync(new("salts", "10"))).ShouldBeNull();
        (await _to.Ports.Secrets.FindAsync(new("sites", "a"))).ShouldBe(Some.Wrapped(2, 2));
        (await _to.Ports.Anchor.FindAsync()).ShouldBe(census.Ledger);
        (await _to.Ports.Map.FindAsync(Some.Site, Some.Mark(1), Some.Mark(7000), 50)).ShouldBe(SubjectEntry.Tombstone);
    }

    [Fact]
    public async Task Of_whom_is_forgotten_or_comes_meanwhile_nothing_is_left_that_leads_nowhere_and_the_head_covers_it()
    {
        var ids = Enumerable.Range(1, Subjects).Select(Some.Subject).OrderBy(s => s.ToString(), StringComparer.Ordinal).ToList();
        var (early, late, changed) = (ids[0], ids[^1], false);
        var census = await CopyAsync(_ =>
        {
            if (changed) return;
            // The first page of keys is copied, with the first subject in it; marks and the last subject are not.
            changed = true;
            _from.Ports.Keys.DestroyAsync([new KeyRow.OfSubject(Some.Site, early), new KeyRow.OfSubject(Some.Site, late)]).GetAwaiter().GetResult();
            _from.Ports.Anchor.SetAsync(new LedgerHead(2, "two")).GetAwaiter().GetResult();
            _from.Ports.Keys.AddAsync(Some.NewSubject(9002) with { Subject = new(Guid.Empty) }).GetAwaiter().GetResult();
        });
        census.Ledger.ShouldBe(new LedgerHead(2, "two"));
        (await _to.Ports.Keys.FindAsync(Some.Site, early)).ShouldNotBeNull("copied before; the ledger destroys it after restoring");
        (await _to.Ports.Keys.FindAsync(Some.Site, late)).ShouldBeNull();
        foreach (var subject in (Events.SubjectId[])[early, late, new(Guid.Empty)])
            (await _to.Ports.Map.MarksOfAsync(Some.Site, subject)).ShouldBeEmpty();
        (await _to.Ports.Keys.FindAsync(Some.Site, new Events.SubjectId(Guid.Empty))).ShouldBeNull("it came when its place had been copied");
        (await _to.Ports.Keys.FindAsync(Some.Site, ids)).Count.ShouldBe(Subjects - 1);
    }

    [Fact]
    public async Task A_copy_that_is_cut_off_says_so()
    {
        using var copy = new MemoryStream();
        await new KeyArchiveWriter(_from.Database).WriteAsync(copy, _ => { });
        var bytes = copy.ToArray();
        KeyArchiveReader.Read(new MemoryStream(bytes)).Count().ShouldBe(3 * Subjects);
        for (var length = 0; length < bytes.Length - 4; length += 997)
            Should.Throw<DamagedKeyArchiveException>(() => KeyArchiveReader.Read(new MemoryStream(bytes, 0, length)).Count(), $"{length} of {bytes.Length} bytes");
    }

    protected abstract Task<(KeyStore Ports, ISqlDatabase Database)> OpenAsync(string name);

    private async Task<KeyCensus> CopyAsync(Action<long> meanwhile)
    {
        using var copy = new MemoryStream();
        var census = await new KeyArchiveWriter(_from.Database).WriteAsync(copy, meanwhile);
        copy.Position = 0;
        new KeyRestoring(_to.Database).Restore(KeyArchiveReader.Read(copy));
        return census;
    }
}
