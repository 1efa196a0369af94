using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesTests
{
    private const string Rule = "VariablesAreInputTypes";

    [Theory]
    [InlineData("query ($a: [Where!]!, $b: Nope) { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Objects_cannot_come_in() => "query ($a: [Dog!]!) { text }".ShouldFail(
        Rule,
        "1:12 Variable \"$a\" cannot be non-input type \"[Dog!]!\".");
}
