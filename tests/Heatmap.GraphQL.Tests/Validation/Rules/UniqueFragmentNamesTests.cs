using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesTests
{
    private const string Rule = "UniqueFragmentNames";

    [Theory]
    [InlineData("fragment A on Dog { name } fragment B on Dog { name }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_name_is_used_once() => "fragment A on Dog { name } fragment A on Dog { name }".ShouldFail(
        Rule,
        "1:10 1:37 There can be only one fragment named \"A\".");
}
