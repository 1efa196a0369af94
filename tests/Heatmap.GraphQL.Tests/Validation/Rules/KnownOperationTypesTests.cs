namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class KnownOperationTypesTests
{
    private static readonly Schema QueriesOnly = SchemaBuilder.FromSdl("type Query { a: Int }").BuildUnbound();

    [Fact]
    public void A_kind_without_a_root_is_refused() => DocumentValidator.Validate(QueriesOnly, Parser.Parse("mutation { a }"))
        .Select(e => e.Message).ShouldBe(["The mutation operation is not supported by the schema."]);

    [Fact]
    public void Queries_pass() => DocumentValidator.Validate(QueriesOnly, Parser.Parse("{ a }")).ShouldBeEmpty();
}
