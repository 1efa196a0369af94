using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeTests
{
    private const string Rule = "ValuesOfCorrectType";

    [Theory]
    [InlineData("{ args { int(value: 1) float(value: 1) id(value: 1) list(value: \"x\") input(value: {required: true}) anything(value: {x: [1]}) } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Literals_must_fit() => "{ args { int(value: \"1\") } }".ShouldFail(
        Rule,
        "1:21 Int cannot represent non-integer value: \"1\"");

    [Fact]
    public void Required_fields_are_given() => "{ args { input(value: {}) } }".ShouldFail(
        Rule,
        "1:23 Field \"Where.required\" of required type \"Boolean!\" was not provided.");

    [Fact]
    public void One_of_takes_one() => "{ args { oneKey(value: {id: 1, name: \"x\"}) } }".ShouldFail(
        Rule,
        "1:24 OneOf Input Object \"OneKey\" must specify exactly one key.");

    [Fact]
    public void What_is_wrong_as_a_whole_is_told_once() => "{ args { int(value: [1, \"x\", {y: 2}]) } }".ShouldFail(
        Rule,
        "1:21 Int cannot represent non-integer value: [1, \"x\", {y: 2}]");
}
