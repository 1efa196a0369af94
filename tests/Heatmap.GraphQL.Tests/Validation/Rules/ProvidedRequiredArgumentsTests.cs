using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsTests
{
    private const string Rule = "ProvidedRequiredArguments";

    [Theory]
    [InlineData("{ args { strictInt(value: 1) defaultInt } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Of_fields() => "{ args { strictInt } }".ShouldFail(
        Rule,
        "1:10 Field \"strictInt\" argument \"value\" of type \"Int!\" is required, but it was not provided.");

    [Fact]
    public void Of_directives() => "{ text @include }".ShouldFail(
        Rule,
        "1:8 Directive \"@include\" argument \"if\" of type \"Boolean!\" is required, but it was not provided.");
}
