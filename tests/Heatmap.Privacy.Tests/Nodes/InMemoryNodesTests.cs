namespace Heatmap.Privacy.Tests;

public sealed class InMemoryNodesTests : SeveralNodesContract
{
    private readonly KeyStore _keys = InMemoryKeyStore.Create(shared: true);
    private readonly InMemoryLedgerStore _ledger = new();

    protected override ISecretFiles Secrets { get; } = new InMemorySecretFiles();

    protected override KeyStore KeysOf(int node) => _keys;

    protected override ILedgerStore LedgerOf(int node) => _ledger;
}
