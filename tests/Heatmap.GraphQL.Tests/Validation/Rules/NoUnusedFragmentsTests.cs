using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsTests
{
    private const string Rule = "NoUnusedFragments";

    [Theory]
    [InlineData("{ ...F } fragment F on Query { ...G } fragment G on Query { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_fragment_used_by_unused_ones_is_unused() => "{ text } fragment F on Query { ...G } fragment G on Query { text }".ShouldFail(
        Rule,
        "1:10 Fragment \"F\" is never used.",
        "1:39 Fragment \"G\" is never used.");
}
