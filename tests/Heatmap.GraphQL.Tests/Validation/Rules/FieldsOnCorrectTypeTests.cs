using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeTests
{
    private const string Rule = "FieldsOnCorrectType";

    [Theory]
    [InlineData("{ dog { name __typename } catOrDog { __typename } }")]
    [InlineData("{ text { anything } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void A_field_must_exist() => "{ dog { nam } }".ShouldFail(
        Rule,
        "1:9 Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"?");

    [Fact]
    public void A_field_of_possible_types_wants_a_fragment() => "{ pet { barks } }".ShouldFail(
        Rule,
        "1:9 Cannot query field \"barks\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"?");
}
