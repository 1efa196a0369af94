namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Holds lexer, parser and printer against graphql-js.</summary>
public sealed class LanguageOracleTests
{
    [Theory]
    [InlineData("language.graphql")]
    [InlineData("strings.graphql")]
    [InlineData("type-system.graphql")]
    public void Documents_are_read_refused_and_printed_as_by_graphql_js(string file)
    {
        var documents = OracleFile.Documents(file);
        var answers = Reference.Ask("read", documents.Select(d => d.Text));
        var differences = new KnownDifferences();
        foreach (var ((title, text), answer) in documents.Zip(answers))
            differences.Compare(title, Reading.Ours(text), Reading.Theirs(answer));
        differences.ShouldBeAll();
    }
}
