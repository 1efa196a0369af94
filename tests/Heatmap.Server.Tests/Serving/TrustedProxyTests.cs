using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heatmap.Server.Tests.Serving;

public sealed class TrustedProxyTests
{
    [Fact]
    public async Task Nobodys_word_about_an_address_is_taken_unless_he_is_named() =>
        (await AddressSeenAsync(ProxySettings.None, "203.0.113.7")).ShouldBe("127.0.0.1");

    [Fact]
    public async Task A_named_proxys_word_is_taken() =>
        (await AddressSeenAsync("127.0.0.0/8", "203.0.113.7")).ShouldBe("203.0.113.7");

    [Fact]
    public async Task What_a_visitor_wrote_in_front_of_a_trusted_proxys_word_counts_for_nothing() =>
        (await AddressSeenAsync("127.0.0.1", "198.51.100.1, 203.0.113.7")).ShouldBe("203.0.113.7");

    [Fact]
    public async Task Every_trusted_hop_is_passed_over() =>
        (await AddressSeenAsync("127.0.0.1, 10.1.0.0/16", "198.51.100.1, 203.0.113.7, 10.1.2.3")).ShouldBe("203.0.113.7");

    [Fact]
    public async Task In_the_demo_programs_on_this_machine_are_believed()
    {
        (await AddressSeenAsync(ProxySettings.None.WithLoopback(), "2001:db8:7::1")).ShouldBe("2001:db8:7::1");
        ProxySettings.Parse("10.1.0.0/16").WithLoopback().Trusted.Count.ShouldBe(3, "and who was named");
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/33")]
    public void What_is_no_address_and_no_network_is_named(string wrong) =>
        Should.Throw<ControlException>(() => ProxySettings.Parse($"127.0.0.1,{wrong}")).Message.ShouldContain($"'{wrong}'");

    private static Task<string> AddressSeenAsync(string trusted, string forwarded) => AddressSeenAsync(ProxySettings.Parse(trusted), forwarded);

    private static async Task<string> AddressSeenAsync(ProxySettings trusted, string forwarded)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        trusted.Use(app);
        app.MapGet("/", (HttpContext http) => http.Connection.RemoteIpAddress!.ToString());
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        return await http.GetStringAsync(new Uri("/", UriKind.Relative));
    }
}
