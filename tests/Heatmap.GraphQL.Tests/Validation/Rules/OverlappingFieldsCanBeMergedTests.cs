using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedTests
{
    private const string Rule = "OverlappingFieldsCanBeMerged";

    [Theory]
    [InlineData("{ dog { name name x: name x: name } pet { ... on Dog { v: barkVolume } ... on Cat { v: meowVolume } } }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Different_fields_conflict() => "{ dog { x: name x: nickname } }".ShouldFail(
        Rule,
        "1:9 1:17 Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Different_arguments_conflict() => "{ args { int(value: 1) int(value: 2) } }".ShouldFail(
        Rule,
        "1:10 1:24 Fields \"int\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Different_shapes_conflict() => "{ pet { ... on Dog { v: barkVolume } ... on Cat { v: meows } } }".ShouldFail(
        Rule,
        "1:22 1:51 Fields \"v\" conflict because they return conflicting types \"Int\" and \"Boolean\". Use different aliases on the fields to fetch both if this was intentional.");
}
