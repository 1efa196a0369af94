using System.Text;
using System.Text.Json;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest.Tests.Sealing;

public sealed class PropertySealingTests
{
    private static readonly SiteProfile Declaring = Some.Site with
    {
        Declared = [new DeclaredEvent("bought", ["plan", "total", "gift", "note"]), new DeclaredEvent("mailed :email", ["plan"])],
    };

    [Theory]
    [InlineData("""{"plan":"team","total":49.5,"gift":true}""", """{"plan":"team","total":49.5,"gift":true}""", null)]
    [InlineData("""{"plan":"team","who":"SECRET"}""", """{"plan":"team"}""", """{"who":"SECRET"}""")]
    [InlineData("""{"Plan":"team"}""", null, """{"Plan":"team"}""")]
    [InlineData("""{"plan":"jane@acme.example","total":1}""", """{"total":1}""", """{"plan":"jane@acme.example"}""")]
    [InlineData("""{"plan":"jane%40acme.example"}""", null, """{"plan":"jane%40acme.example"}""")]
    [InlineData("""{"total":4111111111111111}""", null, """{"total":4111111111111111}""")]
    [InlineData("""{"plan":null,"gift":false}""", """{"gift":false}""", """{"plan":null}""")]
    [InlineData("{}", null, null)]
    public async Task Of_its_properties_those_that_are_declared_and_impersonal_stand_in_clear(string sent, string? clear, string? rest)
    {
        var (tracked, details, text) = await StoredAsync(Declaring, "bought", sent);

        tracked.Declared?.GetRawText().ShouldBe(clear);
        tracked.Declared.HasValue.ShouldBe(clear is not null);
        details?.GetRawText().ShouldBe(rest);
        details.HasValue.ShouldBe(rest is not null);
        text.ShouldNotContain("SECRET");
        text.ShouldNotContain("acme.example");
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_text_longer_than_a_name_is_sealed(int length, bool isClear)
    {
        var text = string.Concat(Enumerable.Repeat("so nice ", 26))[..length];

        var (tracked, _, _) = await StoredAsync(Declaring, "bought", $$"""{"note":"{{text}}"}""");

        tracked.Declared.HasValue.ShouldBe(isClear);
    }

    [Fact]
    public async Task What_is_declared_of_one_event_is_sealed_of_another_and_of_another_site()
    {
        (await StoredAsync(Declaring, "left", """{"plan":"team"}""")).Tracked.Declared.ShouldBeNull();
        (await StoredAsync(Some.Site, "bought", """{"plan":"team"}""")).Tracked.Declared.ShouldBeNull();
    }

    [Fact]
    public async Task An_event_is_declared_by_the_name_that_it_is_stored_under() =>
        (await StoredAsync(Declaring, "mailed jane@acme.example", """{"plan":"team"}""")).Tracked.Declared.ShouldNotBeNull();

    /// <summary>The event as it is stored, what opens of it with the key, and the stored text.</summary>
    private static async Task<(CustomTracked Tracked, JsonElement? Details, string Text)> StoredAsync(SiteProfile site, string name, string properties)
    {
        await using var server = await TestServer.StartAsync(site: site);
        (await server.SendAsync(Some.Batch(1, Some.Event("custom", $"\"name\":\"{name}\",\"properties\":{properties}")))).Accepted.ShouldBe(1);
        var stored = (await server.StoredAsync())[0];
        var tracked = (CustomTracked)stored.Happened;
        var text = Encoding.UTF8.GetString(stored.Recorded.Data.Span);
        if (tracked.Details is null) return (tracked, null, text);
        stored.Recorded.Stream.TryVisitor(out _, out var subject).ShouldBeTrue();
        var opened = await server.Vault.Opener.OpenAsync(Some.Site.Id, subject, tracked.Details, EventJson.Default.PropertyDetails);
        return (tracked, opened.ShouldBeOfType<Opened<PropertyDetails>.Readable>().Value.Properties, text);
    }
}
