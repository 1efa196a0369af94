using System.Text;

namespace Heatmap.Bench.Tests;

/// <summary>The judge itself, so that the tests that trust it can fail.</summary>
public sealed class CollectSchemaTests
{
    private const string Good = """
        { "site": "pk_demo", "batch": "0195a1b2-0000-7000-8000-000000000001", "run": "0195a1b2-0000-7000-8000-000000000002",
          "visitor": "0195a1b2-0000-7000-8000-000000000003", "mode": "balanced", "sentAt": 1, "sdk": "1", "sampleRate": 1,
          "pages": [ { "id": "p1", "url": "https://a.example/", "viewport": [1, 2] } ],
          "events": [ { "type": "move", "seq": 1, "page": "p1", "at": 1, "document": [10, 10], "points": [[0, 1, 2]] } ] }
        """;

    [Fact]
    public void A_good_batch_has_no_fault() => Faults(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("\"mode\": \"balanced\"", "\"mode\": \"strict\"", "$.visitor must be absent")]
    [InlineData("\"visitor\": \"0195a1b2-0000-7000-8000-000000000003\", ", "", "required")]
    [InlineData("pk_demo", "demo", "$.site breaks pattern")]
    [InlineData("\"sampleRate\": 1", "\"sampleRate\": 0", "exclusiveMinimum")]
    [InlineData("\"sentAt\": 1", "\"sentAt\": 1.5", "$.sentAt breaks type")]
    [InlineData("[[0, 1, 2]]", "[[0, 1, 2, 3]]", "$.events[0].points[0]")]
    [InlineData("[[0, 1, 2]]", "[]", "minItems")]
    [InlineData("[[0, 1, 2]]", "[[0, -1, 2]]", "$.events[0].points[0][1] breaks minimum")]
    [InlineData("\"move\"", "\"fly\"", "oneOf")]
    public void A_fault_is_named_with_its_place(string good, string bad, string expected) =>
        Faults(Good.Replace(good, bad, StringComparison.Ordinal)).ShouldContain(fault => fault.Contains(expected));

    private static List<string> Faults(string json) => CollectSchema.FaultsOf(Encoding.UTF8.GetBytes(json));
}
