using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsTests
{
    private const string Rule = "PossibleFragmentSpreads";

    [Theory]
    [InlineData("{ dog { ... on Pet { name } ... on CatOrDog { __typename } } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Types_must_overlap() => "{ dog { ... on Cat { name } } }".ShouldFail(
        Rule,
        "1:9 Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".");

    [Fact]
    public void Named_fragments_too() => "{ human { ...F } } fragment F on Pet { name }".ShouldFail(
        Rule,
        "1:11 Fragment \"F\" cannot be spread here as objects of type \"Human\" can never be of type \"Pet\".");
}
