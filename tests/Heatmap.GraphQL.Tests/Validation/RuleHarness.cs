namespace Heatmap.GraphQL.Tests.Validation;

/// <summary>Holds one rule against a document over the schema of the oracle.</summary>
public static class RuleHarness
{
    public static Schema Schema { get; } = SchemaBuilder.FromSdl(Oracle.OracleFile.Read("schema.graphql")).BuildUnbound();

    /// <summary>The rule has nothing to say; what other rules say doesn't matter.</summary>
    public static void ShouldPass(this string query, string rule) => Errors(query, rule).ShouldBeEmpty();

    /// <summary>The rule says these messages, each beginning with the places as line:column.</summary>
    public static void ShouldFail(this string query, string rule, params string[] expected) => Errors(query, rule).ShouldBe(expected);

    private static List<string> Errors(string query, string rule) => [.. DocumentValidator
        .Validate(Schema, Parser.Parse(query))
        .Where(e => e.Rule == rule)
        .Select(e => $"{string.Join(" ", e.Locations.Select(l => $"{l.Line}:{l.Column}"))} {e.Message}")];
}
