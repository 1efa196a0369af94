using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>Who is let in may stay only as long as what let them in holds.</summary>
public sealed class AdmissionTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _askedAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    [Fact]
    public async Task A_socket_is_closed_when_its_token_expires()
    {
        await using var server = await LibraryServer.Start(Options(until: Hour));
        using var socket = await server.Connect();
        await socket.Init("""{"token":"open"}""");
        await socket.Subscribe("1", "{ slow(milliseconds: 3600000) }");
        _time.Advance(Hour);
        (await socket.Receive()).ShouldBe("closed 4403 Token expired");
    }

    [Fact]
    public async Task A_stream_of_events_ends_with_the_reason()
    {
        await using var server = await LibraryServer.Start(Options(until: Hour));
        using var events = await TestEvents.Open(server, "subscription { newest { number } }");
        (await events.Receive()).ShouldStartWith("next {\"data\":");
        _time.Advance(Hour);
        var said = await events.Receive();
        while (said.Contains("\"data\"", StringComparison.Ordinal))
            said = await events.Receive();
        said.ShouldBe("next {\"errors\":[{\"message\":\"The token expired.\",\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
        (await events.Receive()).ShouldBe("complete ");
        (await events.Receive()).ShouldBe("");
        (await server.Counter.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_is_let_in_anew_stays()
    {
        await using var server = await LibraryServer.Start(Options(until: Hour, renewed: true));
        using var socket = await server.Connect();
        await socket.Init("""{"token":"open"}""");
        _time.Advance(Hour);
        await _askedAgain.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await socket.Subscribe("1", "{ viewer }");
        (await socket.Receive()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"viewer":"Ann"}}}""");
    }

    [Fact]
    public async Task What_is_revoked_ends_before_its_time()
    {
        await using var server = await LibraryServer.Start(Options(until: 24 * Hour) with { AuthenticateAgainAfter = TimeSpan.FromMinutes(1) });
        using var socket = await server.Connect();
        await socket.Init("""{"token":"open"}""");
        _time.Advance(TimeSpan.FromMinutes(1));
        (await socket.Receive()).ShouldBe("closed 4403 Token expired");
    }

    [Fact]
    public async Task A_server_that_stops_says_so_and_waits_for_nobody()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        using var events = await TestEvents.Open(server, "subscription { endless }");
        var (stopping, closing) = (server.StopAsync(), socket.Receive());
        (await closing).ShouldBe("closed 1001 The server stops");
        var said = await events.Receive();
        while (said.Length > 0)
        {
            said.ShouldStartWith("next");
            said = await events.Receive();
        }

        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Lets in with the token "open", the first time or every time.</summary>
    private GraphQLTransportOptions Options(TimeSpan until, bool renewed = false) => new()
    {
        Execution = new ExecutorOptions { Time = _time, Timeout = 48 * Hour },
        Authenticate = (http, payload) =>
        {
            LibraryServer.TokenOf(http, payload).ShouldBe("open");
            var first = Interlocked.Increment(ref _asked) == 1;
            if (!first)
                _askedAgain.TrySetResult();
            return ValueTask.FromResult(first || renewed ? new Admission(LibraryServer.Ann, _time.GetUtcNow() + until) : null);
        },
    };
}
