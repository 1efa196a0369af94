using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesTests
{
    private const string Rule = "UniqueInputFieldNames";

    [Theory]
    [InlineData("{ args { input(value: {required: true, and: [{required: true}]}) } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_field_is_given_once() => "{ args { input(value: {required: true, required: false}) } }".ShouldFail(
        Rule,
        "1:24 1:40 There can be only one input field named \"required\".");
}
