using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionTests
{
    private const string Rule = "VariablesInAllowedPosition";

    [Theory]
    [InlineData("query ($a: Int!, $b: Int = 1, $c: Int) { args { int(value: $a) strictInt(value: $b) defaultInt(value: $c) } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Nullable_does_not_fit_strict() => "query ($a: Int) { args { strictInt(value: $a) } }".ShouldFail(
        Rule,
        "1:8 1:43 Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".");

    [Fact]
    public void One_of_wants_a_value() => "query ($a: String) { args { oneKey(value: {name: $a}) } }".ShouldFail(
        Rule,
        "1:8 1:50 Variable \"$a\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"OneKey\".");
}
