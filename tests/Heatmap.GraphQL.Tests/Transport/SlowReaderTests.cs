using Heatmap.GraphQL.Tests.Library;
using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>Readers that stop reading.</summary>
public sealed class SlowReaderTests
{
    private const string Newest = "subscription { newest { number padding } }";

    // What the two ends of a connection hold between them; half a gigabyte was said.
    private const int LargestBacklog = 32_000_000 / Update.Size;

    [Fact]
    public async Task A_socket_reader_who_stops_costs_no_memory_and_gets_the_newest_state_when_he_reads_on()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Subscribe("1", Newest);
        await server.Counter.Said.Task.WaitAsync(TimeSpan.FromSeconds(60));
        server.Counter.Answers.ShouldBeLessThan(LargestBacklog);
        (await CountUntilNewest(socket.Receive)).ShouldBeLessThan(LargestBacklog);
    }

    [Fact]
    public async Task So_does_a_reader_of_events()
    {
        await using var server = await LibraryServer.Start();
        using var events = await TestEvents.Open(server, Newest);
        await server.Counter.Said.Task.WaitAsync(TimeSpan.FromSeconds(60));
        server.Counter.Answers.ShouldBeLessThan(LargestBacklog);
        (await CountUntilNewest(events.Receive)).ShouldBeLessThan(LargestBacklog);
    }

    [Fact]
    public async Task A_socket_reader_who_takes_nothing_for_long_is_cut_off()
    {
        var time = new ManualTime();
        await using var server = await LibraryServer.Start(WithClock(time));
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Subscribe("1", "subscription { flood { number padding } }");
        await AdvanceUntilEnded(time, server.Counter);
    }

    [Fact]
    public async Task So_is_a_reader_of_events()
    {
        var time = new ManualTime();
        await using var server = await LibraryServer.Start(WithClock(time));
        using var events = await TestEvents.Open(server, "subscription { flood { number padding } }");
        await AdvanceUntilEnded(time, server.Counter);
    }

    [Fact]
    public async Task A_quiet_stream_of_events_shows_that_it_lives()
    {
        var time = new ManualTime();
        await using var server = await LibraryServer.Start(WithClock(time));
        using var events = await TestEvents.Open(server, Newest);
        var next = events.Receive();
        while (!(next.IsCompleted && await next == ":"))
        {
            if (next.IsCompleted)
                next = events.Receive();
            time.Advance(TimeSpan.FromSeconds(3));
            await Task.WhenAny(next, Task.Delay(5));
        }
    }

    private static GraphQLTransportOptions WithClock(TimeProvider time) => new() { Execution = new ExecutorOptions { Time = time } };

    private static async Task AdvanceUntilEnded(ManualTime time, Counter counter)
    {
        while (!counter.Ended.Task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(counter.Ended.Task, Task.Delay(5));
        }
    }

    private static async Task<int> CountUntilNewest(Func<Task<string>> receive)
    {
        for (var received = 1; ; received++)
        {
            var message = await receive();
            if (message.Contains($"\"number\":{LibrarySubscriptions.Updates},", StringComparison.Ordinal))
                return received;
            message.ShouldContain("number");
        }
    }
}
