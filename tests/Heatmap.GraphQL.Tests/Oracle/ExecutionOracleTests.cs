namespace Heatmap.GraphQL.Tests.Oracle;

/// <summary>Holds execution, coercion and introspection against graphql-js: the same data, the same errors at the same paths.</summary>
public sealed class ExecutionOracleTests
{
    [Theory]
    [InlineData("execution.graphql")]
    [InlineData("coercion.graphql")]
    [InlineData("introspection.graphql")]
    public async Task Operations_give_the_same_data_and_errors_as_in_graphql_js(string file)
    {
        var cases = OracleFile.Documents(file).Select(d => OracleOperation.Read(d.Title, d.Text)).ToList();
        var answers = Reference.Ask(cases.Select(c => c.ToQuestion()));
        var differences = new KnownDifferences();
        foreach (var (operation, answer) in cases.Zip(answers))
            differences.Compare(operation.Title, await Outcome.Ours(operation), Outcome.Theirs(answer));
        differences.ShouldBeAll();
    }
}
