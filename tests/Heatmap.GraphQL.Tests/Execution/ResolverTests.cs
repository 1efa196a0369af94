using System.Security.Claims;
using Heatmap.GraphQL.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Tests.Execution;

public sealed class ResolverTests
{
    [Fact]
    public async Task Every_scalar_comes_in_as_its_own_type()
    {
        var answer = await Run.Query("""
            { echo(at: "2026-01-31T12:00:00+02:00", id: "0e1e2e3e-4e5e-6e7e-8e9e-aebecedeee0e", size: 9007199254740993,
              link: "https://example.com/a", bytes: "AQID", any: {a: [1, "x", null]}, genres: [SCIENCE_FICTION, CRIME], ratio: 3) }
            """);
        answer.ShouldBe("""{"data":{"echo":"2026-01-31T12:00:00.0000000+02:00|0e1e2e3e-4e5e-6e7e-8e9e-aebecedeee0e|9007199254740993|https://example.com/a|010203|{\"a\":[1,\"x\",null]}|ScienceFiction,Crime|3"}}""");
    }

    [Fact]
    public async Task Every_scalar_comes_in_by_variable_too()
    {
        var answer = await Run.Query(
            "query ($at: DateTime, $size: Long, $any: JSON, $bytes: Base64, $genres: [Genre!]) { echo(at: $at, size: $size, any: $any, bytes: $bytes, genres: $genres) }",
            """{"at": "2026-01-31T12:00:00Z", "size": "42", "any": {"b": true}, "bytes": "AQID", "genres": "CRIME"}""");
        answer.ShouldBe("""{"data":{"echo":"2026-01-31T12:00:00.0000000+00:00||42||010203|{\"b\": true}|Crime|"}}""");
    }

    public static TheoryData<string, string, string> Misfits => new()
    {
        { "at", "\"yesterday\"", Moment("\"yesterday\"") },
        { "at", "\"2026-01-31\"", Moment("\"2026-01-31\"") },
        { "at", "\"2026-01-31T12:00:00\"", Moment("\"2026-01-31T12:00:00\"") },
        { "at", "1790000000000", Moment("1790000000000") },
        { "id", "\"x\"", "UUID cannot represent value: \"x\". It wants 32 hexadecimal digits with hyphens, such as \"0197c0de-0000-7000-8000-000000000000\"." },
        { "size", "99999999999999999999", "Long cannot represent value: 99999999999999999999. It wants a whole number of at most 64 bits, such as 1790000000000, or its digits as a string." },
        { "link", "\"/relative\"", "Url cannot represent value: \"/relative\". It wants an absolute address, such as \"https://shop.example/basket\"." },
        { "bytes", "\"***\"", "Base64 cannot represent value: \"***\". It wants bytes in Base64 with its padding, such as \"AQI=\"." },
    };

    private static string Moment(string shown) =>
        $"DateTime cannot represent value: {shown}. It wants a time with its offset as RFC 3339 writes it, such as \"2026-01-31T12:00:00Z\".";

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task A_scalar_that_cannot_read_a_literal_says_what_it_wants(string argument, string value, string message) =>
        (await FirstError($"{{ echo({argument}: {value}) }}")).ShouldBe(message);

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task A_scalar_that_cannot_read_a_variable_says_what_it_wants(string argument, string value, string message)
    {
        var type = argument switch { "at" => "DateTime", "id" => "UUID", "size" => "Long", "link" => "Url", _ => "Base64" };
        (await FirstError($"query ($v: {type}) {{ echo({argument}: $v) }}", $$"""{"v": {{value}}}"""))
            .ShouldBe($"Variable \"$v\" got invalid value {value}; {message}");
    }

    [Theory]
    [InlineData("[CRIMES]", "Value \"CRIMES\" does not exist in \"Genre\" enum. Did you mean the enum value \"CRIME\"?")]
    [InlineData("[WESTERN]", "Value \"WESTERN\" does not exist in \"Genre\" enum. It wants \"CRIME\", \"SCIENCE_FICTION\", or \"POETRY\".")]
    [InlineData("[3]", "Enum \"Genre\" cannot represent non-enum value: 3. It wants \"CRIME\", \"SCIENCE_FICTION\", or \"POETRY\".")]
    public async Task An_enum_names_its_values_for_a_literal(string value, string message) =>
        (await FirstError($"{{ echo(genres: {value}) }}")).ShouldBe(message);

    [Theory]
    [InlineData("\"WESTERN\"", "Value \"WESTERN\" does not exist in \"Genre\" enum. It wants \"CRIME\", \"SCIENCE_FICTION\", or \"POETRY\".")]
    [InlineData("3", "Enum \"Genre\" cannot represent non-string value: 3. It wants \"CRIME\", \"SCIENCE_FICTION\", or \"POETRY\".")]
    public async Task An_enum_names_its_values_for_a_variable(string value, string message) =>
        (await FirstError("query ($v: [Genre!]) { echo(genres: $v) }", $$"""{"v": [{{value}}]}"""))
            .ShouldBe($"Variable \"$v\" got invalid value {value} at \"v[0]\"; {message}");

    private static async Task<string?> FirstError(string query, string? variables = null)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await Run.Query(query, variables));
        return answer.RootElement.GetProperty("errors")[0].GetProperty("message").GetString();
    }

    [Fact]
    public async Task Input_objects_become_records()
    {
        var answer = await Run.Query("""{ books(filter: {genre: SCIENCE_FICTION, titles: ["Tehanu"], inner: {genre: CRIME}}) { title } }""");
        answer.ShouldBe("""{"data":{"books":[{"title":"Tehanu"}]}}""");
    }

    [Theory]
    [InlineData("{ later(change: {title: \"x\"}) }", "True:x False:")]
    [InlineData("{ later(change: {pages: 3}) }", "False: True:3")]
    public async Task Optional_tells_given_from_absent(string query, string expected) =>
        (await Run.Query(query)).ShouldBe($$$"""{"data":{"later":"{{{expected}}}"}}""");

    [Theory]
    [InlineData("{ fallback }")]
    [InlineData("{ fallback(first: null, after: null) }")]
    public async Task A_default_in_CSharp_stands_for_nothing_and_for_null(string query) =>
        (await Run.Query(query)).ShouldBe("""{"data":{"fallback":"7 start"}}""");

    [Fact]
    public async Task Values_of_unions_and_interfaces_are_told_by_their_class()
    {
        var answer = await Run.Query("""{ search(text: "Teh") { __typename ... on Book { title } ... on Author { name } } node(id: "b1") { id ... on Book { pages } } }""");
        answer.ShouldBe("""{"data":{"search":[{"__typename":"Book","title":"Tehanu"},{"__typename":"Author","name":"Ursula"}],"node":{"id":"b1","pages":341}}}""");
    }

    [Fact]
    public async Task A_GraphQLException_goes_out_with_its_code() => (await Run.Query("{ fails }")).ShouldBe(
        """{"data":{"fails":null},"errors":[{"message":"No copies left.","locations":[{"line":1,"column":3}],"path":["fails"],"extensions":{"code":"SOLD_OUT"}}]}""");

    [Fact]
    public async Task Any_other_exception_is_masked_and_logged_under_the_id_the_client_gets()
    {
        var logger = new ListLogger();
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build(), new ExecutorOptions { NextErrorId = () => "id-1" }, logger);
        using var result = await executor.ExecuteAsync(new GraphQLRequest("{ failsLoudly }"), new RequestContext(LibrarySchema.Services()));
        result.ToString().ShouldBe(
            """{"data":null,"errors":[{"message":"Internal error","locations":[{"line":1,"column":3}],"path":["failsLoudly"],"extensions":{"code":"INTERNAL","id":"id-1"}}]}""");
        logger.Lines.ShouldHaveSingleItem().ShouldBe("Query.failsLoudly failed; the client was told id id-1 the password is hunter2");
    }

    [Fact]
    public async Task Mutations_run_in_series()
    {
        var services = LibrarySchema.Services();
        var answer = await Run.Query("mutation { a: addSlowly(amount: 1) b: add(amount: 2) c: addSlowly(amount: 3) }", services: services);
        answer.ShouldBe("""{"data":{"a":1,"b":3,"c":6}}""");
        services.GetRequiredService<Counter>().Log.ShouldBe(["begin 1", "end 1", "add 2", "begin 3", "end 3"]);
    }

    [Fact]
    public async Task Fields_of_a_query_run_in_parallel()
    {
        var services = LibrarySchema.Services();
        var gate = services.GetRequiredService<Counter>();
        // Each waits until all three have begun, which none would see if they ran one after the other.
        var answer = await Run.Query("{ a: meet(parties: 3) b: meet(parties: 3) c: meet(parties: 3) }", services: services);
        answer.ShouldBe("""{"data":{"a":true,"b":true,"c":true}}""");
        gate.Met.ShouldBe(3);
    }

    [Fact]
    public async Task A_time_limit_ends_an_operation_and_its_resolvers()
    {
        var answer = await Run.Query("{ slow(milliseconds: 60000) }", options: new ExecutorOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        answer.ShouldContain("\"code\":\"TIMEOUT\"");
    }

    [Fact]
    public async Task Cancelling_ends_an_operation()
    {
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build());
        using var cancel = new CancellationTokenSource();
        var running = executor.ExecuteAsync(
            new GraphQLRequest("{ slow(milliseconds: 60000) }"), new RequestContext(LibrarySchema.Services()), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    private sealed class Librarians : IFieldGuard
    {
        public void Check(FieldDefinition field, RequestContext context)
        {
            if (field.Directives.Any(d => d.Name.Value == "requires") && context.User.Identity?.IsAuthenticated != true)
                throw new GraphQLException("FORBIDDEN", $"{field.ParentName}.{field.Name} is for librarians.");
        }
    }

    [Fact]
    public async Task A_guard_refuses_a_field_by_its_directive()
    {
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build(), new ExecutorOptions { Guard = new Librarians() });
        var stranger = new RequestContext(LibrarySchema.Services());
        using var refused = await executor.ExecuteAsync(new GraphQLRequest("{ secret viewer }"), stranger);
        refused.ToString().ShouldBe(
            """{"data":{"secret":null,"viewer":"nobody"},"errors":[{"message":"Query.secret is for librarians.","locations":[{"line":1,"column":3}],"path":["secret"],"extensions":{"code":"FORBIDDEN"}}]}""");
        var librarian = new RequestContext(LibrarySchema.Services(), new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Ann")], "test")));
        using var allowed = await executor.ExecuteAsync(new GraphQLRequest("{ secret viewer }"), librarian);
        allowed.ToString().ShouldBe("""{"data":{"secret":"secret0","viewer":"Ann"}}""");
    }

    [Fact]
    public async Task A_lone_surrogate_in_a_value_does_not_break_the_answer()
    {
        var answer = await Run.Query("{ search(text: \"x\") { __typename } odd }");
        answer.ShouldBe("{\"data\":{\"search\":[{\"__typename\":\"Author\"}],\"odd\":\"a\uFFFDb\"}}");
    }
}
