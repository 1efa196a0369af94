using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesTests
{
    private const string Rule = "KnownTypeNames";

    [Theory]
    [InlineData("query ($a: Int) { ... on Query { text } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Types_must_be_known() => "query ($a: Strin) { ... on Doog { name } }".ShouldFail(
        Rule,
        "1:12 Unknown type \"Strin\". Did you mean \"String\"?",
        "1:28 Unknown type \"Doog\". Did you mean \"Dog\"?");
}
