using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

public sealed class PostgresSchemaTests : IAsyncLifetime
{
    private string _address = "";

    public async Task InitializeAsync() => _address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Of_nodes_that_start_together_one_makes_the_tables()
    {
        var made = 0;
        var schema = new PostgresSchema("numbers", 1, (session, from) =>
        {
            Interlocked.Increment(ref made);
            Numbers.PostgresSchema.Upgrade(session, from);
        });
        var nodes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresDatabase.Open(_address, schema))));
        made.ShouldBe(1);
        foreach (var node in nodes) node.Dispose();
    }

    [Fact]
    public void Tables_of_an_earlier_version_are_upgraded_once()
    {
        Open(Numbers.PostgresSchema);
        var versions = new List<int>();
        var later = new PostgresSchema("numbers", 3, (_, from) => versions.Add(from));
        Open(later);
        Open(later);
        versions.ShouldBe([1]);
    }

    [Fact]
    public void An_upgrade_that_fails_leaves_nothing()
    {
        Should.Throw<InvalidOperationException>(() => Open(new PostgresSchema("numbers", 1, (session, from) =>
        {
            Numbers.PostgresSchema.Upgrade(session, from);
            throw new InvalidOperationException("not so");
        })));
        Open(Numbers.PostgresSchema);
    }

    [Fact]
    public void Tables_of_a_newer_version_are_refused()
    {
        Open(Numbers.PostgresSchema with { Version = 2 });
        Should.Throw<PostgresDatabaseException>(() => Open(Numbers.PostgresSchema)).Message.ShouldContain("newer version of Heatmap (tables of version 2");
    }

    [Fact]
    public void Tables_of_another_part_are_refused()
    {
        Open(Numbers.PostgresSchema);
        Should.Throw<PostgresDatabaseException>(() => Open(Numbers.PostgresSchema with { Name = "keys" }))
            .Message.ShouldContain("holds the tables of 'numbers', not 'keys'");
    }

    [Fact]
    public void Tables_of_another_program_are_refused_and_left_alone()
    {
        using var connection = new Npgsql.NpgsqlConnection(Keywords());
        connection.Open();
        using var make = new Npgsql.NpgsqlCommand("CREATE TABLE invoice (n int)", connection);
        make.ExecuteNonQuery();
        Should.Throw<PostgresDatabaseException>(() => Open(Numbers.PostgresSchema)).Message.ShouldContain("something else");
        using var count = new Npgsql.NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", connection);
        count.ExecuteScalar().ShouldBe(1L);
    }

    [Fact]
    public async Task Text_is_sorted_by_its_bytes_whatever_the_databases_language()
    {
        using var database = PostgresDatabase.Open(_address, Numbers.PostgresSchema);
        database.Write(s => s.Execute($"CREATE TABLE name (name {database.Dialect.Text}, other text)"));
        string[] names = ["a-b", "a", "ab", "B", "é", "z", "_"];
        foreach (var name in names) database.Write(s => s.Execute("INSERT INTO name (name, other) VALUES (@n, @n)", ("@n", name)));
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        (await database.ReadAsync(s => s.Rows("SELECT name FROM name ORDER BY name", r => r.GetString(0)))).ShouldBe(sorted);
        // The server of the tests has a collation that would have told.
        (await database.ReadAsync(s => s.Rows("SELECT name FROM name ORDER BY other", r => r.GetString(0)))).ShouldNotBe(sorted);
    }

    private void Open(PostgresSchema schema) => PostgresDatabase.Open(_address, schema).Dispose();

    private string Keywords()
    {
        var uri = new Uri(_address);
        var password = Uri.UnescapeDataString(uri.UserInfo.Split(':')[1]);
        return $"Host={uri.Host};Port={uri.Port};Database={uri.AbsolutePath[1..]};Username=heatmap;Password={password};Pooling=false";
    }
}
