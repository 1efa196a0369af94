using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationTests
{
    private const string Rule = "UniqueDirectivesPerLocation";

    [Theory]
    [InlineData("{ text @onField later @onField need @twice @twice }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Only_repeatable_ones_stand_twice() => "{ text @onField @onField }".ShouldFail(
        Rule,
        "1:8 1:17 The directive \"@onField\" can only be used once at this location.");
}
