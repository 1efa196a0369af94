using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesTests
{
    private const string Rule = "FragmentsOnCompositeTypes";

    [Theory]
    [InlineData("{ ... on Query { text } ... { later } }")]
    [InlineData("fragment F on CatOrDog { __typename }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Scalars_have_no_fragments() => "fragment F on Boolean { x } { ... on Color { y } }".ShouldFail(
        Rule,
        "1:15 Fragment \"F\" cannot condition on non composite type \"Boolean\".",
        "1:38 Fragment cannot condition on non composite type \"Color\".");
}
