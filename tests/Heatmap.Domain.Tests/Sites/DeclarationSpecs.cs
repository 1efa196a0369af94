using Heatmap.Events;

namespace Heatmap.Domain.Tests.Sites;

public sealed class DeclarationSpecs
{
    private static readonly SiteId Shop = new("shop");
    private static readonly SiteRegistered Registered = new("leaf", "Leaf", "pk_1", ["https://leaf.example"]);

    [Fact]
    public void A_site_declares_nothing_until_it_does_and_then_all_at_once()
    {
        var site = SiteProfile.Evolve(Shop, null, Registered).ShouldNotBeNull();
        site.Declared.ShouldBeEmpty();
        site = SiteProfile.Evolve(Shop, site, new PropertiesDeclared([Of("bought", "plan", "total")])).ShouldNotBeNull();
        site.DeclaredOf("bought").ShouldBe(["plan", "total"]);
        site.DeclaredOf("Bought").ShouldBeEmpty();
        SiteProfile.Evolve(Shop, site, new PropertiesDeclared([])).ShouldNotBeNull().DeclaredOf("bought").ShouldBeEmpty();
    }

    [Fact]
    public void The_same_again_is_nothing_new()
    {
        Declared([Of("bought", "plan")], Of("bought", "plan")).ShouldBeNull();
        Declared([], []).ShouldBeNull();
        Declared([Of("bought", "plan")], Of("bought", "total")).ShouldBe([Of("bought", "total")]);
        Declared([Of("bought", "plan")]).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_named_twice_is_declared_once_without_the_space_around_it() =>
        Declared([], Of(" bought ", "plan", " plan"), Of("left", "why"), Of("bought", "total")).ShouldBe([Of("bought", "plan", "total"), Of("left", "why")]);

    [Theory]
    [InlineData("", "plan")]
    [InlineData("bought", " ")]
    [InlineData("bought", "pl\nan")]
    [InlineData("bou\u0000ght", "plan")]
    public void What_cannot_be_a_name_is_refused(string name, string property) => WhenRefused([Of(name, property)], "bad-name");

    [Fact]
    public void There_are_at_most_fifty_events_of_one_to_fifty_properties()
    {
        WhenRefused([Of("bought")], "bad-properties");
        WhenRefused([Of("bought", Many(51))], "bad-properties");
        WhenRefused([.. Many(51).Select(name => Of(name, "plan"))], "too-many-events");
        Declared([], [.. Many(50).Select(name => Of(name, Many(50)))]).ShouldNotBeNull().Count.ShouldBe(50);
    }

    [Fact]
    public void A_site_that_is_not_there_declares_nothing() =>
        new Scenario<SiteCommand, SiteProfile?>(SiteDecider.RulesOf(Shop), []).WhenRefused(new SiteCommand.DeclareProperties([]), "unknown-site");

    private static DeclaredEvent Of(string name, params string[] properties) => new(name, properties);

    private static string[] Many(int count) => [.. Enumerable.Range(1, count).Select(n => $"name {n}")];

    private static void WhenRefused(DeclaredEvent[] wanted, string code) =>
        new Scenario<SiteCommand, SiteProfile?>(SiteDecider.RulesOf(Shop), [Registered]).WhenRefused(new SiteCommand.DeclareProperties(wanted), code);

    /// <summary>What is declared after the wish; null where nothing changed.</summary>
    private static IReadOnlyList<DeclaredEvent>? Declared(DeclaredEvent[] before, params DeclaredEvent[] wanted)
    {
        var rules = SiteDecider.RulesOf(Shop);
        var site = rules.Evolve(rules.Evolve(rules.Initial, Registered), new PropertiesDeclared(before));
        var happened = rules.Decide(new SiteCommand.DeclareProperties(wanted), site);
        return happened.Count == 0 ? null : happened.ShouldHaveSingleItem().ShouldBeOfType<PropertiesDeclared>().Events;
    }
}
