using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

public sealed class PostgresAddressTests
{
    [Fact]
    public async Task Npgsqls_own_form_works_as_the_uri_does()
    {
        var uri = new Uri(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync());
        var password = Uri.UnescapeDataString(uri.UserInfo.Split(':')[1]);
        using var database = PostgresDatabase.Open(
            $"Host={uri.Host};Port={uri.Port};Database={uri.AbsolutePath[1..]};Username=heatmap;Password={password}", Numbers.PostgresSchema);
        (await Numbers.AllAsync(database)).ShouldBeEmpty();
        database.Place.ShouldBe($"postgres://heatmap@127.0.0.1:{uri.Port}{uri.AbsolutePath}");
    }

    [Theory]
    [InlineData("postgres://", "names no host")]
    [InlineData("postgres://joe:secret@/db", "names no host")]
    [InlineData("postgres://joe:secret@host:port/db", "has a port")]
    [InlineData("postgres://joe:secret@host/db?sslmode=maybe-secret", "'sslmode'")]
    [InlineData("postgres://joe:secret@host/db?nonsense=1", "'nonsense'")]
    [InlineData("Host=host;Nonsense=secret", "can't be read")]
    [InlineData("secret", "can't be read")]
    public void A_wrong_address_is_refused_by_what_is_wrong_and_not_repeated(string address, string why)
    {
        var refused = Should.Throw<PostgresDatabaseException>(() => PostgresDatabase.Open(address, Numbers.PostgresSchema));
        refused.Message.ShouldContain(why);
        refused.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("postgres://joe:s3cret@127.0.0.1:1/db?connect_timeout=2", "postgres://joe@127.0.0.1:1/db")]
    [InlineData("postgres://joe:s3c/re@t@127.0.0.1:1/db", "postgres://joe@127.0.0.1:1/db")]
    [InlineData("Host=127.0.0.1;Port=1;Username=joe;Password=s3cret;Database=db", "postgres://joe@127.0.0.1:1/db")]
    public void Where_nobody_answers_the_error_names_the_place_and_not_the_password(string address, string place)
    {
        var refused = Should.Throw<PostgresDatabaseException>(() => PostgresDatabase.Open(address, Numbers.PostgresSchema));
        refused.Place.ShouldBe(place);
        refused.Message.ShouldContain(place);
        refused.Message.ShouldContain("can't be reached");
        refused.ToString().ShouldNotContain("s3c");
    }

    [Fact]
    public async Task A_wrong_password_and_a_database_that_is_not_there_are_told_with_their_mend()
    {
        var server = await PostgresServer.SharedAsync();
        var address = await server.CreateDatabaseAsync();
        var wrong = new UriBuilder(address) { Password = "s3cret" }.Uri.ToString();
        var refused = Should.Throw<PostgresDatabaseException>(() => PostgresDatabase.Open(wrong, Numbers.PostgresSchema));
        refused.Message.ShouldContain("check user and password");
        refused.ToString().ShouldNotContain("s3cret");
        Should.Throw<PostgresDatabaseException>(() => PostgresDatabase.Open(server.AddressOf("nowhere"), Numbers.PostgresSchema))
            .Message.ShouldContain("CREATE DATABASE");
    }
}
