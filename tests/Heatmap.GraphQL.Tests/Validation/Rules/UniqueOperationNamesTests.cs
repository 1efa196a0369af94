using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesTests
{
    private const string Rule = "UniqueOperationNames";

    [Theory]
    [InlineData("query A { text } query B { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_name_is_used_once() => "query A { text } mutation A { first }".ShouldFail(
        Rule,
        "1:7 1:27 There can be only one operation named \"A\".");
}
