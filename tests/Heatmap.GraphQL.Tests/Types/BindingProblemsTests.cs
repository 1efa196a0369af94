using System.Globalization;
using System.Text.Json;

namespace Heatmap.GraphQL.Tests.Types;

/// <summary>What doesn't fit is told when the schema is built, all at once, each with its place.</summary>
public sealed class BindingProblemsTests
{
    private static IReadOnlyList<string> Problems<T>(string sdl)
        where T : class =>
        Should.Throw<SchemaException>(() => SchemaBuilder.FromSdl(sdl).Bind<T>("Query").Build()).Problems;

    private sealed class Empty;

    public sealed class Several
    {
        public string? Strict => null;

        public DateTime Date => default;

        public int Count(int limit) => limit;

        public string Extra(string nope) => nope;

        public Task Nothing() => Task.CompletedTask;

        public string Many => "";
    }

    [Fact]
    public void A_field_without_resolver_is_named() => Problems<Empty>("type Query { heatmap: Int }")
        .ShouldBe(["Query.heatmap: no public method or property of that name in Empty"]);

    [Fact]
    public void All_problems_are_told_at_once() => Problems<Several>("""
        type Query {
          strict: String!
          date: Boolean
          count(limit: Int): Int
          extra(other: String): String
          nothing: Int
          many: [Int!]
        }
        """).ShouldBe(
        [
            "Query.strict: is String!, never null, but String? may be",
            "Query.date: is Boolean in the schema but DateTime in C#: Boolean is written from Boolean",
            "Query.count(limit:): is Int and may be null or absent, but Int32 can't hold null: make one of them say what the other does",
            "Query.extra: parameter 'nope' is no argument in the schema, and neither CancellationToken, RequestContext, a BatchLoader nor [FromServices]",
            "Query.extra(other:): Several.Extra has no parameter of that name",
            "Query.nothing: Task gives no value",
            "Query.many: is [Int!] in the schema but String in C#: it wants a sequence such as IReadOnlyList<T>",
        ]);

    public enum Size
    {
        Small,
        Huge,
    }

    public sealed class Enums
    {
        public Size Size => Size.Small;
    }

    [Fact]
    public void Enums_must_have_the_same_values_on_both_sides() => Problems<Enums>("type Query { size: Size } enum Size { SMALL BIG }")
        .ShouldBe(["Size.BIG: Size has no member of that name", "Size: Size.Huge has no value in the schema"]);

    public sealed record Narrow(string A, int B);

    public sealed class Inputs
    {
        public int F(Narrow? input) => input is null ? 0 : 1;
    }

    [Fact]
    public void Input_objects_must_fit_their_record() => Problems<Inputs>("type Query { f(input: In): Int } input In { a: String! c: Int }")
        .ShouldBe(
        [
            "In.c: the constructor of Narrow has no parameter of that name",
            "In: the constructor of Narrow wants 'B', which the input does not have",
        ]);

    [Theory]
    [InlineData("type Query { a: Nope }", "line 1, column 17: Unknown type \"Nope\".")]
    [InlineData("type Query { a: In } input In { b: Int }", "Query.a: must be an output type but is In")]
    [InlineData("type Query { a(b: Query): Int }", "Query.a(b:): must be an input type but is Query")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "Query.a(b:): the default \"x\" is no Int")]
    [InlineData("type Other { a: Int }", "schema: the root type Query must be an object type of the schema")]
    [InlineData("type Query { a: Int a: Int }", "line 1, column 21: Field \"Query.a\" can only be defined once.")]
    [InlineData("type Query { __a: Int }", "Query.__a: Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type Query implements I { a: Int } interface I { b: Int }", "Query.b: Interface field I.b expected but Query does not provide it.")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int! }", "Query.a: Interface field I.a expects type Int! but Query.a is type Int.")]
    [InlineData("type Query { a(i: I): Int } input I { i: I! }", "I: Cannot reference Input Object I within itself through a series of non-null fields: \"i\".")]
    [InlineData("type Query { a(i: I): Int } input I @oneOf { i: Int! }", "I.i: OneOf input field I.i must be nullable.")]
    [InlineData("type Query {", "line 1, column 13: Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("type Query { a: Int } extend type Nope { b: Int }", "line 1, column 35: Cannot extend type \"Nope\" because it is not defined.")]
    public void An_unsound_schema_is_refused(string sdl, string problem) =>
        Should.Throw<SchemaException>(() => SchemaBuilder.FromSdl(sdl).BuildUnbound()).Problems.ShouldContain(problem);

    public sealed class Money
    {
        public decimal Price(decimal at) => at * 2;
    }

    [Fact]
    public async Task A_scalar_of_the_hosts_own_is_read_and_written_by_its_functions()
    {
        var schema = SchemaBuilder.FromSdl("type Query { price(at: Money!): Money! } scalar Money")
            .Bind<Money>("Query")
            .Scalar("Money", ReadMoney, (writer, value) => writer.WriteStringValue(value.ToString("F2", CultureInfo.InvariantCulture)))
            .Build();
        var executor = new GraphQLExecutor(schema);
        using var good = await executor.ExecuteAsync(new GraphQLRequest("{ price(at: \"1.5\") }"), new RequestContext(Library.LibrarySchema.Services()));
        good.ToString().ShouldBe("""{"data":{"price":"3.00"}}""");
        using var bad = await executor.ExecuteAsync(new GraphQLRequest("{ price(at: 1) }"), new RequestContext(Library.LibrarySchema.Services()));
        bad.ToString().ShouldBe("""{"errors":[{"message":"Money is a string.","locations":[{"line":1,"column":13}]}]}""");
    }

    private static decimal ReadMoney(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? decimal.Parse(json.GetString()!, CultureInfo.InvariantCulture)
        : throw new CoercionException("Money is a string.");
}
