namespace Heatmap.Privacy.Tests;

/// <summary>Two subjects of one person: what is destroyed of the one may be noted of the other in the same moment.</summary>
public abstract class SharedIdentityContract
{
    private const int Email = 9000;

    /// <summary>The store as a node sees it; one node's alone where there is only one.</summary>
    protected abstract KeyStore StoreOf(int node);

    /// <summary>Whether the files of its tables hold any of these bytes.</summary>
    protected abstract Task<bool> HoldsAsync(params IEnumerable<byte[]> anyOf);

    private KeyStore Store => StoreOf(0);

    [Fact]
    public async Task A_subject_is_destroyed_though_another_is_identified_with_the_same_email_in_that_moment()
    {
        const int pairs = 30;
        await Task.WhenAll(Enumerable.Range(1, 2 * pairs).Select(n => Store.Keys.AddAsync(Some.NewSubject(n))));
        for (var n = 1; n <= pairs; n++)
        {
            await NoteAsync(n, Email + n);
            // While the writer is at this, the next two queue up, and mostly share one commit.
            var before = Store.Keys.AddAsync(Some.NewSubject(1000 + n));
            var destroyed = Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(n))]);
            await Task.WhenAll(before, destroyed, NoteAsync(pairs + n, Email + n));
            (await destroyed).ShouldBe(1);
            (await Store.Index.FindAsync(Some.Site, Some.Mark(Email + n))).ShouldBe([Some.Subject(pairs + n)]);
        }

        (await HoldsAsync(Enumerable.Range(1, pairs).Select(n => Some.Wrapped(1, n).Bytes.ToArray()))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_email_goes_with_the_last_subject_who_was_identified_with_it()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await Store.Keys.AddAsync(Some.NewSubject(2));
        await NoteAsync(1, Email);
        await NoteAsync(2, Email);

        await Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(1))]);
        (await Store.Index.FindAsync(Some.Site, Some.Mark(Email))).ShouldBe([Some.Subject(2)]);
        await Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(2))]);

        (await HoldsAsync(Some.Mark(Email).ToArray())).ShouldBeFalse();
    }

    private Task NoteAsync(int n, int email) => StoreOf(n % 2).Index.NoteAsync(Some.Site, Some.Subject(n), [Some.Mark(email)]);
}
