using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesTests
{
    private const string Rule = "KnownArgumentNames";

    [Theory]
    [InlineData("{ dog(name: \"x\") { name @skip(if: true) } unknown(x: 1) }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Of_fields() => "{ dog(nam: \"x\") { name } }".ShouldFail(
        Rule,
        "1:7 Unknown argument \"nam\" on field \"Query.dog\". Did you mean \"name\"?");

    [Fact]
    public void Of_directives() => "{ text @skip(unless: true) }".ShouldFail(
        Rule,
        "1:14 Unknown argument \"unless\" on directive \"@skip\".");
}
