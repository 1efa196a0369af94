namespace Heatmap.GraphQL.Tests.Validation.Rules;

public sealed class IntrospectionAllowedTests
{
    private static readonly Schema Schema = SchemaBuilder.FromSdl("type Query { a: Int }").BuildUnbound();
    private static readonly ExecutorOptions Off = new() { Introspection = false };

    [Fact]
    public void Switched_off_the_schema_is_hidden() =>
        DocumentValidator.Validate(Schema, Parser.Parse("{ __schema { description } }"), Off).ShouldHaveSingleItem()
            .Message.ShouldBe("GraphQL introspection has been disabled, but the requested query contained the field \"__schema\".");

    [Fact]
    public void Type_names_stay() => DocumentValidator.Validate(Schema, Parser.Parse("{ __typename }"), Off).ShouldBeEmpty();
}
