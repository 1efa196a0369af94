using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationTests
{
    private const string Rule = "LoneAnonymousOperation";

    [Theory]
    [InlineData("{ text }")]
    [InlineData("{ text } fragment F on Query { text }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void An_anonymous_operation_stands_alone() => "{ text } query A { text }".ShouldFail(
        Rule,
        "1:1 This anonymous operation must be the only defined operation.");
}
