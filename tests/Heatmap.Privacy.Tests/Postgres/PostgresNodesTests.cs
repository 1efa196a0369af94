using Heatmap.Privacy.Sql;

namespace Heatmap.Privacy.Tests;

/// <summary>Nodes with connections of their own to two databases, and a secrets folder that they share.</summary>
public sealed class PostgresNodesTests : SeveralNodesContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<int, (PostgresKeyStore Keys, PostgresLedgerStore Ledger)> _nodes = [];
    private readonly PostgresFiles _keys;
    private readonly PostgresFiles _ledger;

    public PostgresNodesTests()
    {
        _keys = PostgresFiles.CreateAsync().GetAwaiter().GetResult();
        _ledger = PostgresFiles.CreateAsync().GetAwaiter().GetResult();
        Secrets = new FolderSecretFiles(_folder["secrets"]);
    }

    protected override ISecretFiles Secrets { get; }

    [Fact]
    public async Task A_receipt_says_that_deleted_rows_wait_for_vacuum_and_a_later_one_that_they_are_gone()
    {
        var subject = await VisitAsync(A, 1);
        await using var backup = await _keys.ConnectAsync();
        await using var reading = await backup.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var look = backup.CreateCommand())
        {
            look.CommandText = "SELECT 1";
            await look.ExecuteScalarAsync();
        }

        var early = await ForgetAsync(A, 1);
        early.DeletedRows.ShouldBe(DeletedRows.AwaitVacuum);
        early.ToJson().ShouldContain("\"deletedRows\": \"AwaitVacuum\"");
        (await A.Subjects.FindAsync(Some.Site, subject.Id)).ShouldBeNull("unusable at once");

        await reading.RollbackAsync();
        (await new VaultUpkeep(B).ClearAsync()).ShouldBe(0);
        var later = (await B.Receipts.FindAsync(early.Erasure)).ShouldNotBeNull();
        later.DeletedRows.ShouldBe(DeletedRows.Vacuumed);
        foreach (var receipt in (ErasureReceipt[])[early, later])
            ErasureReceipt.Verify(receipt.ToJson(), A.Receipts.Fingerprint).Problems.ShouldBeEmpty();
        ErasureReceipt.Verify(early.ToJson().Replace("AwaitVacuum", "Vacuumed", StringComparison.Ordinal)).IsGenuine.ShouldBeFalse();
    }

    public void Dispose()
    {
        foreach (var (keys, ledger) in _nodes.Values)
        {
            keys.Dispose();
            ledger.Dispose();
        }

        _folder.Dispose();
    }

    protected override KeyStore KeysOf(int node) => Of(node).Keys.Ports;

    protected override ILedgerStore LedgerOf(int node) => Of(node).Ledger.Port;

    private (PostgresKeyStore Keys, PostgresLedgerStore Ledger) Of(int node)
    {
        lock (_nodes)
        {
            if (!_nodes.TryGetValue(node, out var opened))
                _nodes[node] = opened = (PostgresKeyStore.Open(_keys.Address), PostgresLedgerStore.Open(_ledger.Address));
            return opened;
        }
    }
}
