using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesTests
{
    private const string Rule = "UniqueVariableNames";

    [Theory]
    [InlineData("query A($a: Int) { text } query B($a: Int) { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_name_is_used_once() => "query ($a: Int, $a: String) { text }".ShouldFail(
        Rule,
        "1:9 1:18 There can be only one variable named \"$a\".");
}
