using Heatmap.GraphQL.Tests.Validation;

namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsTests
{
    private const string Rule = "SingleFieldSubscriptions";

    [Theory]
    [InlineData("subscription { ticks ticks }")]
    [InlineData("subscription { ...F } fragment F on Subscription { ticks }")]
    public void Good_documents_pass(string query) => query.ShouldPass(Rule);

    [Fact]
    public void Two_fields_are_refused() => "subscription S { ticks dogs { name } }".ShouldFail(
        Rule,
        "1:24 Subscription \"S\" must select only one top level field.");

    [Fact]
    public void Conditions_on_the_root_are_refused() => "subscription S($a: Boolean!) { ticks @include(if: $a) }".ShouldFail(
        Rule,
        "1:38 Subscription \"S\" must not use `@skip` or `@include` directives in the top level selection.");

    [Fact]
    public void Introspection_is_no_stream() => "subscription { __typename }".ShouldFail(
        Rule,
        "1:16 Anonymous Subscription must not select an introspection top level field.");
}
