using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Enriching;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("https://shop.example/a/b?c=d#e", "/a/b")]
    [InlineData("https://shop.example", "/")]
    [InlineData("https://shop.example?x=/y", "/")]
    [InlineData("https://...", "/")]
    [InlineData("/just/a/path?x", "/just/a/path")]
    [InlineData("about:blank", "/")]
    [InlineData("https://jane:secret@shop.example/a", "/a")]
    [InlineData("https://shop.example/orders/12345678", "/orders/:number")]
    public void The_path_is_what_lies_between_host_and_query(string url, string path) => PageAddress.MaskedPath(url).ShouldBe(path);

    [Theory]
    [InlineData("https://User:pw@Search.Example:8443/x?y", "search.example")]
    [InlineData("https://search.example?q", "search.example")]
    [InlineData("android-app://com.app.x/", "com.app.x")]
    [InlineData("/x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_host_comes_without_user_and_port(string? url, string? host) => PageAddress.Host(url).ShouldBe(host);

    [Fact]
    public void A_campaign_is_read_from_the_query_only()
    {
        PageAddress.CampaignOf("https://a/?utm_source=x+y&UTM_Medium=e%2Dmail&utm_term=#utm_content=z").ShouldBe(new Campaign("x y", "e-mail", null, null, null));
        PageAddress.CampaignOf("https://a/#utm_source=x").ShouldBeNull();
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("de-CH-1996", "de-CH-1996")]
    [InlineData("jane@corp.example", null)]
    [InlineData("-", null)]
    public void Only_a_language_tag_is_kept(string given, string? kept) => LanguageTag.Of(given).ShouldBe(kept);
}
