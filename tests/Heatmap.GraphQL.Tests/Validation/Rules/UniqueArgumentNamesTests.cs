using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesTests
{
    private const string Rule = "UniqueArgumentNames";

    [Theory]
    [InlineData("{ args { many(a: 1, b: 2) } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void An_argument_is_given_once() => "{ args { int(value: 1, value: 2) } }".ShouldFail(
        Rule,
        "1:14 1:24 There can be only one argument named \"value\".");
}
