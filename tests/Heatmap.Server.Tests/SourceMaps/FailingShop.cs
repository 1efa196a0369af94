using System.Text;
using System.Text.Json;
using Heatmap.Client;
using Heatmap.Query;

namespace Heatmap.Server.Tests.SourceMaps;

/// <summary>A shop whose script fails for a visitor, and who works there and looks at why.</summary>
internal static class FailingShop
{
    /// <summary>From column 1 of its only line on, the script is made of line 12, column 3 of src/cart.ts, where totalOf is called.</summary>
    public const string Map = """{ "version": 3, "sources": ["../src/cart.ts"], "sourcesContent": ["const secret = 7"], "names": ["totalOf"], "mappings": "AAWEA" }""";

    public static string ScriptOf(Company company) => company.Origin + "/assets/app.js";

    public static Failure Failure(string? source, int? line = 1, int? column = 34) =>
        new(2, "p1", Sending.Now, FailureKind.Error, "RangeError: an empty cart has no total", source, line, column);

    public static async Task<Guid> FailAsync(World world, Company company, Failure failure)
    {
        var visitor = Guid.CreateVersion7();
        await world.TakenAsync(company, Sending.Batch(company.Site.PublicKey, visitor, company.Origin + "/cart", new View(1, "p1", Sending.Now), failure));
        await world.FoldedAsync();
        return visitor;
    }

    public static Task AddAsync(World world, Company company, string map = Map) =>
        world.Server.Service<ISourceMapCatalogue>().AddAsync(company.Site.Id, ScriptOf(company), Encoding.UTF8.GetBytes(map), CancellationToken.None);

    /// <summary>The errors in all of a site's sessions, as the API tells them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ErrorsAsync(World world, Company company)
    {
        const string query = """
            query($s: ID!) { sessions(site: $s, first: 5) { edges { node { timeline(first: 20) { entries {
                kind detail erased place { address line column original { source line column name } } } } } } } }
            """;
        var data = await world.DataAsync(company.Token, query, new { s = company.Site.Id.Value });
        var entries = data.GetProperty("sessions").GetProperty("edges").EnumerateArray()
            .SelectMany(e => e.GetProperty("node").GetProperty("timeline").GetProperty("entries").EnumerateArray()).ToList();
        entries.Where(e => e.GetProperty("kind").GetString() != "error").ShouldAllBe(e => e.GetProperty("place").ValueKind == JsonValueKind.Null);
        return [.. entries.Where(e => e.GetProperty("kind").GetString() == "error")];
    }

    /// <summary>Where the only error is, as <c>source:line:column</c>, with the name where there is one.</summary>
    public static async Task<string> PlaceAsync(World world, Company company)
    {
        var place = (await ErrorsAsync(world, company)).ShouldHaveSingleItem().GetProperty("place");
        if (place.ValueKind == JsonValueKind.Null) return "nowhere";
        return place.GetProperty("original") is { ValueKind: JsonValueKind.Object } original
            ? $"{original.GetProperty("source")}:{original.GetProperty("line")}:{original.GetProperty("column")} {original.GetProperty("name")}".Trim()
            : $"{place.GetProperty("address")}:{place.GetProperty("line")}:{place.GetProperty("column")}";
    }
}
