using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

/// <summary>What every ledger store does.</summary>
public abstract class LedgerStoreContract
{
    protected abstract ILedgerStore Store { get; }

    [Fact]
    public async Task Entries_come_back_as_they_were_in_their_order()
    {
        var (first, second) = Pair();
        await Store.AppendAsync([first]);
        await Store.AppendAsync([second]);
        (await Store.ReadAllAsync()).ShouldBe([first, second]);
        (await Store.ReadAllAsync()).ShouldAllBe(e => e.ComputeHash() == e.Hash);
        (await Store.ReadAfterAsync(1)).ShouldBe([second]);
        (await Store.ReadAfterAsync(2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_is_given_once_and_a_refused_append_leaves_nothing()
    {
        var (first, second) = Pair();
        await Store.AppendAsync([first]);
        await Should.ThrowAsync<LedgerMovedException>(async () => await Store.AppendAsync([second with { Sequence = 1 }, second]));
        (await Store.ReadAllAsync()).ShouldBe([first]);
    }

    internal static (LedgerEntry First, LedgerEntry Second) Pair()
    {
        var first = Hashed(new LedgerEntry
        {
            Sequence = 1,
            Erasure = Some.Guid(1),
            Site = Some.Site,
            Subject = Some.Subject(1),
            State = ErasureState.Requested,
            At = 1000,
            Effect = ErasureEffect.RemoveFromTotals,
            By = "owner1",
            TotalsBefore = 12,
            TotalsAfter = null,
            Epoch = 1,
            Previous = LedgerEntry.Genesis,
        });
        return (first, Hashed(first with { Sequence = 2, State = ErasureState.Unusable, TotalsAfter = 10, Previous = first.Hash }));
    }

    private static LedgerEntry Hashed(LedgerEntry entry) => entry with { Hash = entry.ComputeHash() };
}
