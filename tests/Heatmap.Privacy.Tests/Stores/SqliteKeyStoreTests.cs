using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

public sealed class SqliteKeyStoreTests : KeyStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteKeyStore _store;

    public SqliteKeyStoreTests() => _store = SqliteKeyStore.Open(_folder["keys/keys.db"]);

    protected override KeyStore Store => _store.Ports;

    [Fact]
    public async Task No_byte_of_what_is_destroyed_stays_in_the_files_however_rows_were_moved_about()
    {
        const int subjects = 3000;
        await Task.WhenAll(Enumerable.Range(1, subjects).Select(n => _store.Ports.Keys.AddAsync(Some.NewSubject(n))));
        await Task.WhenAll(Enumerable.Range(1, subjects).Select(n =>
            _store.Ports.Index.NoteAsync(Some.Site, Some.Subject(n), [Some.Mark(n + 10_000)])));
        for (var n = 1; n < subjects; n += 7) await DestroyAsync(n);
        for (var n = 1; n < subjects; n += 7)
        {
            var shown = n;
            _folder.Holds(Some.Wrapped(1, n).Bytes.Span).ShouldBeFalse($"key of {shown}");
            _folder.Holds(Some.Mark(n).ToArray()).ShouldBeFalse($"mark of {shown}");
            _folder.Holds(Some.Mark(n + 10_000).ToArray()).ShouldBeFalse($"index mark of {shown}");
        }

        _folder.Holds(Some.Wrapped(1, 2).Bytes.Span).ShouldBeTrue("or the search finds nothing at all");
        (await _store.Ports.Map.MarksOfAsync(Some.Site, Some.Subject(2))).ShouldBe([Some.Mark(2)]);
    }

    [Fact]
    public async Task Destroying_again_after_a_crash_writes_the_tables_anew_and_loses_nothing()
    {
        for (var n = 1; n <= 20; n++) await _store.Ports.Keys.AddAsync(Some.NewSubject(n));
        await DestroyAsync(1);
        await DestroyAsync(1);
        for (var n = 2; n <= 20; n++) (await _store.Ports.Keys.FindAsync(Some.Site, Some.Subject(n))).ShouldBe(Some.Wrapped(1, n));
        await _store.Ports.Keys.AddAsync(Some.NewSubject(21));
        (await _store.Ports.Map.MarksOfAsync(Some.Site, Some.Subject(21))).ShouldBe([Some.Mark(21)]);
    }

    [Fact]
    public async Task What_is_stored_is_there_after_opening_again()
    {
        await _store.Ports.Keys.AddAsync(Some.NewSubject(1));
        _store.Dispose();
        using var again = SqliteKeyStore.Open(_folder["keys/keys.db"]);
        (await again.Ports.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldBe(Some.Wrapped(1, 1));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private Task<int> DestroyAsync(int n) => _store.Ports.Keys.DestroyAsync([new(Some.Site, Some.Subject(n))]);
}
