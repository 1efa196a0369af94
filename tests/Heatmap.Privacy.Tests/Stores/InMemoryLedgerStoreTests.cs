namespace Heatmap.Privacy.Tests;

public sealed class InMemoryLedgerStoreTests : LedgerStoreContract
{
    protected override ILedgerStore Store { get; } = new InMemoryLedgerStore();
}
