using Heatmap.GraphQL.Tests.Library;

namespace Heatmap.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private static async Task<List<string>> All(string query)
    {
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build(), new ExecutorOptions { NextErrorId = () => "id-1" });
        var answers = new List<string>();
        await foreach (var result in executor.SubscribeAsync(new GraphQLRequest(query), new RequestContext(LibrarySchema.Services())))
        {
            using (result)
                answers.Add(result.ToString());
        }

        return answers;
    }

    [Fact]
    public async Task Each_event_of_the_source_is_an_answer() => (await All("subscription { counted(to: 3) }"))
        .ShouldBe(["""{"data":{"counted":1}}""", """{"data":{"counted":2}}""", """{"data":{"counted":3}}"""]);

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_masked() => (await All("subscription { broken }")).ShouldBe(
        ["""{"data":{"broken":1}}""", """{"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL","id":"id-1"}}]}"""]);

    [Fact]
    public async Task A_source_that_something_of_its_own_cancels_has_failed_like_any_other() => (await All("subscription { cancelled }"))[1]
        .ShouldBe("""{"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL","id":"id-1"}}]}""");

    [Fact]
    public async Task An_event_that_takes_too_long_to_answer_is_an_error_and_the_stream_goes_on()
    {
        var (time, services) = (new Transport.ManualTime(), LibrarySchema.Services());
        var counter = (Counter)services.GetService(typeof(Counter))!;
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build(), new ExecutorOptions { Time = time });
        await using var answers = executor
            .SubscribeAsync(new GraphQLRequest("subscription { sluggish { answer } }"), new RequestContext(services)).GetAsyncEnumerator();
        var first = answers.MoveNextAsync().AsTask();
        await counter.Asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(10));
        (await first).ShouldBeTrue();
        answers.Current.ToString().ShouldBe("""{"data":null,"errors":[{"message":"Answering an event took longer than 10 s.","extensions":{"code":"TIMEOUT"}}]}""");
        (await answers.MoveNextAsync()).ShouldBeTrue();
        answers.Current.ToString().ShouldBe("""{"data":{"sluggish":{"answer":2}}}""");
    }

    [Fact]
    public async Task A_query_is_a_stream_of_one() => (await All("{ viewer }")).ShouldBe(["""{"data":{"viewer":"nobody"}}"""]);

    [Fact]
    public async Task Leaving_ends_the_source()
    {
        var services = LibrarySchema.Services();
        var executor = new GraphQLExecutor(LibrarySchema.Builder().Build());
        using var leave = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            await foreach (var result in executor.SubscribeAsync(new GraphQLRequest("subscription { endless }"), new RequestContext(services), leave.Token))
            {
                result.Dispose();
                await leave.CancelAsync();
            }
        });
        await Should.ThrowAsync<OperationCanceledException>(reading);
        var counter = (Counter)services.GetService(typeof(Counter))!;
        (await counter.Ended.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
    }
}
