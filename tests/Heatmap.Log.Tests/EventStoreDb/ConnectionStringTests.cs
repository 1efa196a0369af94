using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

public sealed class ConnectionStringTests
{
    [Fact]
    public void A_host_alone_is_a_server_asked_directly_with_tls_and_the_documented_defaults()
    {
        var settings = ConnectionString.Parse("esdb://db.example");
        settings.Hosts.ShouldBe([new Endpoint("db.example", 2113)]);
        (settings.Discover, settings.Tls, settings.TlsVerifyCert, settings.User).ShouldBe((false, true, true, null));
        settings.NodePreference.ShouldBe(NodePreference.Leader);
        (settings.DefaultDeadline, settings.GossipTimeout, settings.MaxDiscoverAttempts, settings.DiscoveryInterval)
            .ShouldBe((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), 10, TimeSpan.FromMilliseconds(100)));
        (settings.KeepAliveInterval, settings.KeepAliveTimeout).ShouldBe((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData("esdb://h:1", false)]
    [InlineData("ESDB://h:1", false)]
    [InlineData("kurrentdb://h:1", false)]
    [InlineData("esdb+discover://h:1", true)]
    [InlineData("kurrentdb+discover://h:1", true)]
    [InlineData("esdb://h:1,i:2", true)]
    public void The_scheme_says_whether_the_hosts_are_asked_for_the_cluster_and_several_hosts_say_it_too(string text, bool discover)
    {
        var settings = ConnectionString.Parse(text);
        settings.Discover.ShouldBe(discover);
        settings.Hosts[0].ShouldBe(new Endpoint("h", 1));
        EventStoreDbLog.IsConnectionString(text).ShouldBeTrue();
    }

    [Fact]
    public void Every_option_is_read_whatever_its_case()
    {
        var settings = ConnectionString.Parse(
            "esdb://us%40er:p%3Aw%20d@[::1]:2114,127.0.0.1/?TLS=false&tlsVerifyCert=false&tlsCaFile=%2Fca.pem&nodePreference=readOnlyReplica"
            + "&maxDiscoverAttempts=3&discoveryInterval=7&gossipTimeout=8&defaultDeadline=9&keepAliveInterval=-1&keepaliveTIMEOUT=11"
            + "&connectionName=one%20two&throwOnAppendFailure=true&userCertFile=a&userKeyFile=b");
        settings.Hosts.ShouldBe([new Endpoint("::1", 2114), new Endpoint("127.0.0.1", 2113)]);
        (settings.User, settings.Password, settings.ConnectionName).ShouldBe(("us@er", "p:w d", "one two"));
        (settings.Tls, settings.TlsVerifyCert, settings.TlsCaFile).ShouldBe((false, false, "/ca.pem"));
        (settings.UserCertFile, settings.UserKeyFile).ShouldBe(("a", "b"));
        settings.NodePreference.ShouldBe(NodePreference.ReadOnlyReplica);
        (settings.MaxDiscoverAttempts, settings.DiscoveryInterval.TotalMilliseconds, settings.GossipTimeout.TotalMilliseconds).ShouldBe((3, 7, 8));
        (settings.DefaultDeadline.TotalMilliseconds, settings.KeepAliveTimeout.TotalMilliseconds).ShouldBe((9, 11));
        settings.KeepAliveInterval.ShouldBe(Timeout.InfiniteTimeSpan);
        settings.Hosts[0].Address(tls: false).ToString().ShouldBe("http://[::1]:2114/");
    }

    [Theory]
    [InlineData("", "must begin with one of")]
    [InlineData("http://h", "must begin with one of")]
    [InlineData("esdb:/h", "must begin with one of")]
    [InlineData("esdb://", "names no host")]
    [InlineData("esdb://?tls=false", "names no host")]
    [InlineData("esdb://h,", "'' is not a host")]
    [InlineData("esdb://ho st", "'ho st' is not a host")]
    [InlineData("esdb://h:0", "port of 'h:0'")]
    [InlineData("esdb://h:65536", "port of 'h:65536'")]
    [InlineData("esdb://h:x", "port of 'h:x'")]
    [InlineData("esdb://h/path", "'/path'")]
    [InlineData("esdb://user@h", "after a colon, the password")]
    [InlineData("esdb://:pw@h", "after a colon, the password")]
    [InlineData("esdb://h?tsl=false", "option 'tsl' is unknown; known are tls")]
    [InlineData("esdb://h?tls", "'tls' has no value")]
    [InlineData("esdb://h?tls=", "'tls' has no value")]
    [InlineData("esdb://h?tls=no", "must be true or false")]
    [InlineData("esdb://h?tls=true&TLS=false", "'TLS' comes twice")]
    [InlineData("esdb://h?nodePreference=7", "must be leader, follower")]
    [InlineData("esdb://h?maxDiscoverAttempts=0", "a whole number from 1 on")]
    [InlineData("esdb://h?gossipTimeout=-1", "a whole number from 1 on")]
    [InlineData("esdb://h?defaultDeadline=soon", "in milliseconds, or -1 for never")]
    [InlineData("esdb://h?userCertFile=a", "go together")]
    public void What_is_wrong_is_said(string text, string why) =>
        Should.Throw<FormatException>(() => EventStoreDbLog.Open(text)).Message.ShouldContain(why);

    [Fact]
    public void A_password_is_never_shown() =>
        Should.Throw<FormatException>(() => ConnectionString.Parse("esdb://user:geheim@h:x?nope=1")).Message.ShouldNotContain("geheim");
}
