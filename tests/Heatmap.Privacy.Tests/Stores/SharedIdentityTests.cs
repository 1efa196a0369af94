using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

/// <summary>Two subjects of one person: what is destroyed of the one may be noted of the other in the same moment.</summary>
public sealed class SharedIdentityTests : IDisposable
{
    private const int Email = 9000;

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteKeyStore _store;

    public SharedIdentityTests() => _store = SqliteKeyStore.Open(_folder["keys/keys.db"]);

    [Fact]
    public async Task A_subject_is_destroyed_though_another_is_identified_with_the_same_email_in_that_moment()
    {
        const int pairs = 30;
        await Task.WhenAll(Enumerable.Range(1, 2 * pairs).Select(n => _store.Ports.Keys.AddAsync(Some.NewSubject(n))));
        for (var n = 1; n <= pairs; n++)
        {
            await NoteAsync(n, Email + n);
            // While the writer is at this, the next two queue up, and mostly share one commit.
            var before = _store.Ports.Keys.AddAsync(Some.NewSubject(1000 + n));
            var destroyed = _store.Ports.Keys.DestroyAsync([new(Some.Site, Some.Subject(n))]);
            await Task.WhenAll(before, destroyed, NoteAsync(pairs + n, Email + n));
            (await destroyed).ShouldBe(1);
            (await _store.Ports.Index.FindAsync(Some.Site, Some.Mark(Email + n))).ShouldBe([Some.Subject(pairs + n)]);
        }

        for (var n = 1; n <= pairs; n++) _folder.Holds(Some.Wrapped(1, n).Bytes.Span).ShouldBeFalse();
    }

    [Fact]
    public async Task The_email_goes_with_the_last_subject_who_was_identified_with_it()
    {
        await _store.Ports.Keys.AddAsync(Some.NewSubject(1));
        await _store.Ports.Keys.AddAsync(Some.NewSubject(2));
        await NoteAsync(1, Email);
        await NoteAsync(2, Email);

        await _store.Ports.Keys.DestroyAsync([new(Some.Site, Some.Subject(1))]);
        (await _store.Ports.Index.FindAsync(Some.Site, Some.Mark(Email))).ShouldBe([Some.Subject(2)]);
        await _store.Ports.Keys.DestroyAsync([new(Some.Site, Some.Subject(2))]);

        _folder.Holds(Some.Mark(Email).ToArray()).ShouldBeFalse();
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private Task NoteAsync(int n, int email) => _store.Ports.Index.NoteAsync(Some.Site, Some.Subject(n), [Some.Mark(email)]);
}
