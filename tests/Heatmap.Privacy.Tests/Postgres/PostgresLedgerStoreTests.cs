using Heatmap.Privacy.Sql;
using Heatmap.Sql;
using Npgsql;

namespace Heatmap.Privacy.Tests;

public sealed class PostgresLedgerStoreTests : LedgerStoreContract, IAsyncLifetime, IDisposable
{
    private PostgresFiles _files = null!;
    private PostgresLedgerStore _store = null!;

    protected override ILedgerStore Store => _store.Port;

    public async Task InitializeAsync()
    {
        _files = await PostgresFiles.CreateAsync();
        _store = PostgresLedgerStore.Open(_files.Address);
    }

    [Theory]
    [InlineData("UPDATE erasures SET at = 1")]
    [InlineData("DELETE FROM erasures")]
    [InlineData("TRUNCATE erasures")]
    public async Task The_engine_refuses_to_change_or_delete_an_entry(string sql)
    {
        var (first, _) = Pair();
        await Store.AppendAsync([first]);
        (await Should.ThrowAsync<PostgresException>(() => _files.AskAsync(sql))).Message.ShouldContain("append-only");
        (await Store.ReadAllAsync()).ShouldBe([first]);
    }

    [Fact]
    public void Keys_and_ledger_are_not_kept_in_one_database() =>
        Should.Throw<PostgresDatabaseException>(() => PostgresKeyStore.Open(_files.Address)).Message.ShouldContain("a database of its own");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _store.Dispose();
}
