using System.Data.Common;
using System.Text;
using Heatmap.Sql;

namespace Heatmap.Log.Tests;

public abstract class BulkContract(INumbersStore store) : IAsyncLifetime
{
    private static readonly BulkTable Staged = new(
        "staged", BulkColumn.Number("n"), BulkColumn.Text("name"), BulkColumn.Bytes("bytes"));

    private ISqlDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await store.OpenAsync();
        _database.Write(s => s.Execute(
            $"CREATE TABLE total (name {_database.Dialect.Text} PRIMARY KEY, n BIGINT, bytes {_database.Dialect.Blob})"));
    }

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_staged_is_merged_by_one_statement_and_again_by_the_next()
    {
        Merge(("a", 1), ("b", 2), ("Z", 5)).ShouldBe(3);
        Merge(("b", 40), ("c", 3)).ShouldBe(2);
        (await TotalsAsync()).ShouldBe([("Z", 5), ("a", 1), ("b", 42), ("c", 3)]);
    }

    [Fact]
    public async Task A_stage_is_empty_each_time_and_gone_with_its_transaction()
    {
        _database.Write(s =>
        {
            Stage(s, [("a", 1)]);
            Stage(s, [("b", 1)]);
            return s.Execute("INSERT INTO total (name, n) SELECT name, n FROM staged");
        }).ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => _database.Write<int>(s =>
        {
            Stage(s, [("lost", 1)]);
            throw new InvalidOperationException("not so");
        }));
        Merge(("c", 1)).ShouldBe(1);
        (await TotalsAsync()).ShouldBe([("b", 1), ("c", 1)]);
    }

    [Fact]
    public async Task Values_come_out_as_they_went_in()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        _database.Write(s => s.Fill(
            new BulkTable("total", BulkColumn.Text("name"), BulkColumn.Number("n"), BulkColumn.Bytes("bytes")),
            (string?[])["größe\t\\N", "", null],
            (row, name) =>
            {
                if (name is null) row.Add("nothing").AddNull().AddNull();
                else row.Add(name).Add(long.MinValue).Add(name.Length == 0 ? [] : bytes);
            })).ShouldBe(3);
        var read = await _database.ReadAsync(s => s.Rows(
            "SELECT name, n, bytes FROM total ORDER BY name",
            r => (r.GetString(0), r.IsDBNull(1) ? (long?)null : r.GetInt64(1), r.IsDBNull(2) ? null : Convert.ToHexString(r.GetFieldValue<byte[]>(2)))));
        read.ShouldBe([("", long.MinValue, ""), ("größe\t\\N", long.MinValue, Convert.ToHexString(bytes)), ("nothing", null, null)]);
    }

    [Fact]
    public void A_row_with_too_few_values_is_refused() =>
        Should.Throw<Exception>(() => _database.Write(s => s.Stage(Staged, [1, 2], (row, n) => row.Add(n))));

    [Fact]
    public async Task A_refused_row_spoils_the_transaction_and_none_is_kept()
    {
        Should.Throw<DbException>(() => _database.Write(s => s.Fill(
            new BulkTable("total", BulkColumn.Text("name")), (string[])["a", "b", "a"], (row, name) => row.Add(name))));
        (await TotalsAsync()).ShouldBeEmpty();
    }

    private static void Stage(SqlSession session, (string Name, long N)[] rows) => session.Stage(
        Staged, rows, (row, r) => row.Add(r.N).Add(r.Name).Add(Encoding.UTF8.GetBytes(r.Name)));

    private int Merge(params (string Name, long N)[] rows) => _database.Write(session =>
    {
        Stage(session, rows);
        return session.Execute(
            """
            INSERT INTO total (name, n, bytes) SELECT name, n, bytes FROM staged WHERE true
            ON CONFLICT (name) DO UPDATE SET n = total.n + excluded.n
            """);
    });

    private Task<List<(string, long)>> TotalsAsync() => _database.ReadAsync(s => s.Rows(
        "SELECT name, n FROM total ORDER BY name", r => (r.GetString(0), r.IsDBNull(1) ? 0 : r.GetInt64(1))));
}
