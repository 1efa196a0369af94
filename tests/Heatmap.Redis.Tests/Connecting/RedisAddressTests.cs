namespace Heatmap.Redis.Tests;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("redis://cache", "cache", 6379, null, 0, false)]
    [InlineData("redis://cache:7000/3?ssl=true", "cache", 7000, null, 3, true)]
    [InlineData("redis://:p%40ss@127.0.0.1/0", "127.0.0.1", 6379, "p@ss", 0, false)]
    [InlineData("redis://default:secret@[::1]:1?ssl=false", "::1", 1, "secret", 0, false)]
    public void An_address_names_host_port_password_database_and_tls(string text, string host, int port, string? password, int database, bool tls)
    {
        var address = RedisAddress.Parse(text);

        (address.Host, address.Port, address.Password, address.Database, address.Tls).ShouldBe((host, port, password, database, tls));
    }

    [Theory]
    [InlineData("localhost:6379", "redis://")]
    [InlineData("http://cache", "redis://")]
    [InlineData("redis://", "redis://")]
    [InlineData("redis://cache/first", "'first'")]
    [InlineData("redis://cache?tls=true", "'?tls=true'")]
    [InlineData("redis://word@cache", "without a password")]
    [InlineData("redis://anna:geheim@cache", "'default'")]
    public void What_is_no_address_is_refused_with_the_place_and_the_mend_and_without_the_password(string text, string place)
    {
        var message = Should.Throw<FormatException>(() => RedisAddress.Parse(text)).Message;

        message.ShouldContain(place);
        message.ShouldContain("redis://[user:password@]host[:port][/database][?ssl=true]");
        message.ShouldNotContain("geheim");
    }

    [Fact]
    public void An_address_in_words_holds_no_password() => RedisAddress.Parse("redis://:geheim@cache/1").ToString().ShouldBe("redis://cache:6379/1");
}
