using System.Text.Json;
using Heatmap.GraphQL.Tests.Execution.People;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Tests.Execution;

public sealed class BatchLoaderTests
{
    private const string Sdl = """
        type Query { people(numbers: [Int!]!): [Person!]!  person(number: Int!): Person }
        type Mutation { person(number: Int!): Person }
        type Subscription { arrived(count: Int!): Person! }
        type Person { number: Int!  friend: Person  acquaintance: Person }
        """;

    private static readonly GraphQLExecutor Executor = new(SchemaBuilder.FromSdl(Sdl)
        .Bind<PeopleRoot>("Query").Bind<PeopleRoot>("Mutation").Bind<PeopleRoot>("Subscription").Bind<Person>("Person").Build());

    private readonly Calls _calls = new();

    [Fact]
    public async Task What_all_items_of_a_list_ask_for_is_loaded_in_one_call()
    {
        var answer = await Ask($"{{ people(numbers: [{string.Join(' ', Enumerable.Range(20, 500))}]) {{ friend {{ number }} }} }}");

        answer.ShouldBe($"{{\"data\":{{\"people\":[{string.Join(',', Enumerable.Range(21, 500).Select(n => $"{{\"friend\":{{\"number\":{n}}}}}"))}]}}}}");
        _calls.Made.ShouldBe([string.Join(' ', Enumerable.Range(21, 500))]);
    }

    [Fact]
    public async Task Each_level_is_one_call_and_each_key_is_loaded_once()
    {
        await Ask("{ people(numbers: [1, 2, 3, 3]) { friend { friend { number } } } person(number: 2) { number } }");

        _calls.Made.ShouldBe(["2 3 4", "5"]);
    }

    [Fact]
    public async Task Fields_that_await_something_else_first_get_their_values_too()
    {
        var answer = await Ask("{ people(numbers: [1, 2]) { acquaintance { number friend { number } } } }");

        answer.ShouldBe("""{"data":{"people":[{"acquaintance":{"number":101,"friend":{"number":102}}},{"acquaintance":{"number":102,"friend":{"number":103}}}]}}""");
        _calls.Made.SelectMany(call => call.Split(' ')).Order().ShouldBe(["101", "102", "103"]);
    }

    [Fact]
    public async Task A_failure_is_the_error_of_every_field_that_asked_and_an_unknown_key_is_null()
    {
        using var answer = JsonDocument.Parse(await Ask("{ people(numbers: [12, 14]) { friend { number } } }"));
        answer.RootElement.GetProperty("data").GetRawText().ShouldBe("""{"people":[{"friend":null},{"friend":null}]}""");
        // Both get it at once, so that either may tell first.
        answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetRawText()).Order(StringComparer.Ordinal).ShouldBe(
        [
            """{"message":"Not thirteen.","locations":[{"line":1,"column":31}],"path":["people",0,"friend"],"extensions":{"code":"UNLUCKY"}}""",
            """{"message":"Not thirteen.","locations":[{"line":1,"column":31}],"path":["people",1,"friend"],"extensions":{"code":"UNLUCKY"}}""",
        ]);
        (await Ask("{ person(number: 1000) { number } }")).ShouldBe("""{"data":{"person":null}}""");
    }

    [Fact]
    public async Task The_fields_of_a_mutation_load_one_after_another_and_a_key_only_once()
    {
        (await Ask("mutation { a: person(number: 1) { number } b: person(number: 2) { number } c: person(number: 1) { number } }"))
            .ShouldBe("""{"data":{"a":{"number":1},"b":{"number":2},"c":{"number":1}}}""");
        _calls.Made.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Every_event_of_a_subscription_loads_afresh()
    {
        await foreach (var result in Executor.SubscribeAsync(new GraphQLRequest("subscription { arrived(count: 3) { friend { number } } }"), Context(_calls)))
            result.Dispose();

        _calls.Made.ShouldBe(["2", "2", "2"]);
    }

    [Fact]
    public async Task Who_goes_away_ends_the_load()
    {
        var calls = new Calls { Opened = new TaskCompletionSource().Task };
        using var gone = new CancellationTokenSource();
        var asked = Executor.ExecuteAsync(new GraphQLRequest("{ person(number: 1) { number } }"), Context(calls), gone.Token).AsTask();
        calls.Made.ShouldBe(["1"]);
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asked);
    }

    private async Task<string> Ask(string query)
    {
        using var result = await Executor.ExecuteAsync(new GraphQLRequest(query), Context(_calls));
        return result.ToString();
    }

    private static RequestContext Context(Calls calls) => new(new ServiceCollection().AddSingleton(calls).BuildServiceProvider());
}
