namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Holds the rules of section 5 against graphql-js.</summary>
public sealed class ValidationOracleTests
{
    [Theory]
    [InlineData("validation.graphql")]
    [InlineData("fields.graphql")]
    [InlineData("values.graphql")]
    public void Documents_break_the_same_rules_at_the_same_places_as_in_graphql_js(string file)
    {
        var documents = OracleFile.Documents(file);
        var answers = Reference.Ask("query", documents.Select(d => d.Text));
        var differences = new KnownDifferences();
        foreach (var ((title, text), answer) in documents.Zip(answers))
        {
            answer["refused"].ShouldBeNull($"{title}: {answer["refused"]}");
            var ours = DocumentValidator.Validate(Reference.Schema, Parser.Parse(text), Reference.Wide);
            differences.Compare(title, Broken.Ours(ours), Broken.Theirs(answer["invalid"]));
        }

        differences.ShouldBeAll();
    }
}
