using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class MaxIntrospectionDepthTests
{
    private const string Rule = "MaxIntrospectionDepth";

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { name } } } } } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Circles_are_bounded() => "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }".ShouldFail(
        Rule,
        "1:3 Maximum introspection depth exceeded");
}
