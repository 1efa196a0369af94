using Heatmap.Events;

namespace Heatmap.Domain.Tests.Sites;

public sealed class OriginSpecs
{
    private static readonly SiteId Shop = new("shop");
    private static readonly SiteRegistered Registered = new("leaf", "Leaf", "pk_1", ["https://leaf.example"]);

    [Fact]
    public void They_are_changed_as_a_whole_and_once()
    {
        string[] both = ["https://leaf.example", "https://staging.leaf.example:8443"];
        Changed(both).ShouldBe(both);
        Changed("https://leaf.example").ShouldBeNull();
    }

    [Theory]
    [InlineData(" https://Leaf.Example/ ", "https://leaf.example")]
    [InlineData("https://leaf.example:443", "https://leaf.example")]
    [InlineData("http://leaf.example:80", "http://leaf.example")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080")]
    public void Each_is_kept_as_a_browser_says_it_and_once(string text, string origin) =>
        Changed("https://other.example", text, origin).ShouldBe(["https://other.example", origin]);

    [Theory]
    [InlineData("leaf.example")]
    [InlineData("https://leaf.example/shop")]
    [InlineData("https://leaf.example?x=1")]
    [InlineData("https://me:secret@leaf.example")]
    [InlineData("ftp://leaf.example")]
    [InlineData("null")]
    [InlineData("*")]
    public void What_is_none_is_refused(string text) => Given.WhenRefused(new SiteCommand.ChangeOrigins([text]), "bad-origin");

    [Fact]
    public void A_site_has_at_least_one_and_at_most_fifty()
    {
        Given.WhenRefused(new SiteCommand.ChangeOrigins([]), "bad-origins");
        Given.WhenRefused(new SiteCommand.ChangeOrigins(Many(51)), "bad-origins");
        Changed(Many(50)).ShouldBe(Many(50));
    }

    [Fact]
    public void A_site_that_is_not_there_has_none() =>
        new Scenario<SiteCommand, SiteProfile?>(SiteDecider.RulesOf(Shop), []).WhenRefused(new SiteCommand.ChangeOrigins(["https://a.example"]), "unknown-site");

    private static Scenario<SiteCommand, SiteProfile?> Given => new(SiteDecider.RulesOf(Shop), [Registered]);

    private static string[] Many(int count) => [.. Enumerable.Range(1, count).Select(n => $"https://{n}.example")];

    /// <summary>The origins after the change; null where nothing changed.</summary>
    private static IReadOnlyList<string>? Changed(params string[] origins)
    {
        var rules = SiteDecider.RulesOf(Shop);
        var happened = rules.Decide(new SiteCommand.ChangeOrigins(origins), rules.Evolve(rules.Initial, Registered));
        return happened.Count == 0 ? null : happened.ShouldHaveSingleItem().ShouldBeOfType<OriginsChanged>().Origins;
    }
}
