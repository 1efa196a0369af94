using Heatmap.Privacy.Sql;
using Microsoft.Data.Sqlite;

namespace Heatmap.Privacy.Tests;

public sealed class SqliteLedgerStoreTests : LedgerStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedgerStore _store;

    public SqliteLedgerStoreTests() => _store = SqliteLedgerStore.Open(_folder["ledger/erasures.db"]);

    protected override ILedgerStore Store => _store.Port;

    [Theory]
    [InlineData("UPDATE erasures SET at = 1")]
    [InlineData("DELETE FROM erasures")]
    public async Task The_engine_refuses_to_change_or_delete_an_entry(string sql)
    {
        var (first, _) = Pair();
        await Store.AppendAsync([first]);
        using var connection = new SqliteConnection($"Data Source={_folder["ledger/erasures.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Should.Throw<SqliteException>(() => command.ExecuteNonQuery()).Message.ShouldContain("append-only");
        (await Store.ReadAllAsync()).ShouldBe([first]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
