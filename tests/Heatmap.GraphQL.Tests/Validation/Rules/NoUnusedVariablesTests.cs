using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesTests
{
    private const string Rule = "NoUnusedVariables";

    [Theory]
    [InlineData("query ($a: Int) { ...F } fragment F on Query { args { int(value: $a) } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_variable_must_be_used() => "query A($a: Int) { text }".ShouldFail(
        Rule,
        "1:9 Variable \"$a\" is never used in operation \"A\".");
}
