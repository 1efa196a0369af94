using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesTests
{
    private const string Rule = "NoFragmentCycles";

    [Theory]
    [InlineData("{ ...F ...F } fragment F on Query { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_fragment_does_not_spread_itself() => "fragment F on Dog { ...F }".ShouldFail(
        Rule,
        "1:21 Cannot spread fragment \"F\" within itself.");

    [Fact]
    public void Nor_through_others() => "fragment A on Dog { ...B } fragment B on Dog { ...A }".ShouldFail(
        Rule,
        "1:21 1:48 Cannot spread fragment \"A\" within itself via \"B\".");
}
