using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsTests
{
    private const string Rule = "ExecutableDefinitions";

    [Theory]
    [InlineData("{ dog { name } } fragment F on Dog { name }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Types_are_not_executable() => "{ text } type Cow { name: String }".ShouldFail(
        Rule,
        "1:10 The \"Cow\" definition is not executable.");

    [Fact]
    public void A_schema_block_is_not_executable() => "{ text } schema { query: Q }".ShouldFail(
        Rule,
        "1:10 The schema definition is not executable.");
}
