using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesTests
{
    private const string Rule = "KnownDirectives";

    [Theory]
    [InlineData("query @onQuery { text @onField ... @include(if: true) { later } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Directives_must_be_known() => "{ text @nope }".ShouldFail(
        Rule,
        "1:8 Unknown directive \"@nope\".");

    [Fact]
    public void And_stand_where_they_may() => "query @onField { text @onQuery }".ShouldFail(
        Rule,
        "1:7 Directive \"@onField\" may not be used on QUERY.",
        "1:23 Directive \"@onQuery\" may not be used on FIELD.");
}
