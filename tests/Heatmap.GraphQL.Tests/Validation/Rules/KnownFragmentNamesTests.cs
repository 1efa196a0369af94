using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesTests
{
    private const string Rule = "KnownFragmentNames";

    [Theory]
    [InlineData("{ ...F } fragment F on Query { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_spread_must_be_defined() => "{ ...Missing }".ShouldFail(
        Rule,
        "1:6 Unknown fragment \"Missing\".");
}
