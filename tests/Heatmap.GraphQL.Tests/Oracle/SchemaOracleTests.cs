using System.Text.Json.Nodes;

namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Holds the judging of schemas against graphql-js: the rules their text breaks, and whether their types are sound.</summary>
public sealed class SchemaOracleTests
{
    [Fact]
    public void Texts_of_schemas_break_the_same_rules_at_the_same_places_as_in_graphql_js() =>
        CompareAll("schema-texts.graphql");

    [Fact]
    public void Schemas_are_sound_or_not_as_in_graphql_js() => CompareAll("schema-types.graphql");

    private static void CompareAll(string file)
    {
        var documents = OracleFile.Documents(file);
        var answers = Reference.Ask("sdl", documents.Select(d => d.Text));
        var differences = new KnownDifferences();
        foreach (var ((title, text), answer) in documents.Zip(answers))
            differences.Compare(title, Judged.Ours(text), Judged.Theirs(answer));
        differences.ShouldBeAll();
    }
}
