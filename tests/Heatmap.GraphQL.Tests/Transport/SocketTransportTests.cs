using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

public sealed class SocketTransportTests
{
    private static readonly GraphQLTransportOptions Guarded = new() { Authenticate = LibraryServer.ByToken };

    [Fact]
    public async Task A_subscription_is_answered_until_it_completes()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Subscribe("1", "subscription { counted(to: 2) }");
        (await socket.Receive()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"counted":1}}}""");
        (await socket.Receive()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"counted":2}}}""");
        (await socket.Receive()).ShouldBe("""{"id":"1","type":"complete"}""");
        await socket.Subscribe("1", "mutation { add(amount: 4) }");
        (await socket.Receive()).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"add":4}}}""");
        (await socket.Receive()).ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Theory]
    [InlineData("{ nope }", "Cannot query field")]
    [InlineData("subscription { refused }", "Not for you.")]
    [InlineData("{", "Syntax Error")]
    public async Task What_cannot_begin_is_an_error_message(string query, string message)
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Subscribe("1", query);
        var answer = await socket.Receive();
        answer.ShouldStartWith("""{"id":"1","type":"error","payload":[{"message":""");
        answer.ShouldContain(message);
    }

    [Fact]
    public async Task Many_operations_share_a_socket_and_the_client_may_end_each()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Subscribe("endless", "subscription { endless }");
        (await socket.Receive()).ShouldStartWith("""{"id":"endless","type":"next""");
        await socket.Subscribe("q", "{ viewer }");
        var answer = await socket.Receive();
        while (answer.Contains("endless", StringComparison.Ordinal))
            answer = await socket.Receive();
        answer.ShouldBe("""{"id":"q","type":"next","payload":{"data":{"viewer":"nobody"}}}""");
        await socket.Send("""{"id":"endless","type":"complete"}""");
        (await server.Counter.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_sources()
    {
        await using var server = await LibraryServer.Start();
        using (var socket = await server.Connect())
        {
            await socket.Init();
            await socket.Subscribe("1", "subscription { endless }");
            await socket.Receive();
        }

        (await server.Counter.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Send("""{"type":"ping","payload":{"n":1}}""");
        (await socket.Receive()).ShouldBe("""{"type":"pong","payload":{"n":1}}""");
    }

    [Theory]
    [InlineData("nonsense", "closed 4400 Invalid message: not JSON")]
    [InlineData("[]", "closed 4400 Invalid message: type is missing")]
    [InlineData("""{"type":"nope"}""", "closed 4400 Invalid message: unknown type")]
    [InlineData("""{"type":"ping","payload":3}""", "closed 4400 Invalid message: payload must be an object")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ viewer }"}}""", "closed 4401 Unauthorized")]
    [InlineData("""{"type":"connection_init","payload":{"token":"wrong"}}""", "closed 4403 Forbidden")]
    public async Task A_client_that_breaks_the_protocol_is_closed_on_with_the_code(string message, string closing)
    {
        await using var server = await LibraryServer.Start(Guarded);
        using var socket = await server.Connect();
        await socket.Send(message);
        (await socket.Receive()).ShouldBe(closing);
    }

    [Theory]
    [InlineData("""{"type":"connection_init"}""", "closed 4429 Too many initialisation requests")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ viewer }"}}""", "closed 4400 Invalid message: id is missing")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "closed 4400 Invalid message: subscribe wants a payload")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""", "closed 4400 Invalid message: The member 'query' must be a string.")]
    public async Task So_is_one_that_does_after_the_beginning(string message, string closing)
    {
        await using var server = await LibraryServer.Start(Guarded);
        using var socket = await server.Connect();
        await socket.Init("""{"token":"open"}""");
        await socket.Send(message);
        (await socket.Receive()).ShouldBe(closing);
    }

    [Fact]
    public async Task An_id_in_use_closes_the_socket()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Subscribe("1", "{ slow(milliseconds: 60000) }");
        await socket.Subscribe("1", "{ viewer }");
        (await socket.Receive()).ShouldBe("closed 4409 Subscriber for 1 already exists");
    }

    [Fact]
    public async Task However_long_the_id_the_reason_fits_into_the_closing_frame()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        var id = string.Concat(Enumerable.Repeat("é", 300));
        await socket.Subscribe(id, "{ slow(milliseconds: 60000) }");
        await socket.Subscribe(id, "{ viewer }");
        var said = await socket.Receive();
        said.ShouldStartWith("closed 4409 Subscriber for éé");
        said.ShouldEndWith("…");
    }

    [Fact]
    public async Task A_client_that_never_begins_is_closed_on()
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { InitTimeout = TimeSpan.FromMilliseconds(50) });
        using var socket = await server.Connect();
        (await socket.Receive()).ShouldBe("closed 4408 Connection initialisation timeout");
    }

    [Fact]
    public async Task Another_protocol_is_not_spoken()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect(protocol: null);
        (await socket.Receive()).ShouldBe("closed 4406 Subprotocol not acceptable");
    }

    [Fact]
    public async Task A_host_that_fails_is_4500_without_a_word_of_why()
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { Authenticate = (_, _) => throw new InvalidOperationException("hunter2") });
        using var socket = await server.Connect();
        await socket.Send("""{"type":"connection_init"}""");
        (await socket.Receive()).ShouldBe("closed 4500 Internal server error");
    }

    [Fact]
    public async Task A_message_over_the_limit_is_4400()
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { MaxBodyBytes = 4096 });
        using var socket = await server.Connect();
        await socket.Send($$$"""{"type":"ping","payload":{"x":"{{{new string('x', 10000)}}}"}}""");
        (await socket.Receive()).ShouldBe("closed 4400 Invalid message: larger than 4096 bytes");
    }
}
