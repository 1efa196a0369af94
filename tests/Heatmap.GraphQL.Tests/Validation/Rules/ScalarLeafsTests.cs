using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class ScalarLeafsTests
{
    private const string Rule = "ScalarLeafs";

    [Theory]
    [InlineData("{ text dog { name } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Leaves_have_no_selection() => "{ text { length } }".ShouldFail(
        Rule,
        "1:8 Field \"text\" must not have a selection since type \"String\" has no subfields.");

    [Fact]
    public void Composites_have_one() => "{ pets }".ShouldFail(
        Rule,
        "1:3 Field \"pets\" of type \"[Pet]\" must have a selection of subfields. Did you mean \"pets { ... }\"?");
}
