using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesTests
{
    private const string Rule = "NoUndefinedVariables";

    [Theory]
    [InlineData("query ($a: Int) { ...F } fragment F on Query { args { int(value: $a) } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Uses_in_fragments_count() => "query A { ...F } fragment F on Query { args { int(value: $a) } }".ShouldFail(
        Rule,
        "1:58 1:1 Variable \"$a\" is not defined by operation \"A\".");
}
