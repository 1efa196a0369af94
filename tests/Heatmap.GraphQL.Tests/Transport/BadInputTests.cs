using System.Text;
using System.Text.Json;
using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>Whatever is sent, the answer has a reason and no stack trace.</summary>
public sealed class BadInputTests
{
    private static readonly byte[][] Requests =
    [
        """{"query":"query ($id: ID!, $first: Int = 3) { book(id: $id) { title ...B } books(first: $first) { id } } fragment B on Book { genre }","variables":{"id":"b1","first":2}}"""u8.ToArray(),
        """{"query":"mutation { add(amount: 2) }","operationName":null,"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}"""u8.ToArray(),
        """{"query":"query ($c: BookChange!, $any: JSON) { later(change: $c) echo(any: $any, at: \"2026-01-01T00:00:00Z\", size: 5, ratio: 1e3) }","variables":{"c":{"title":"a\u00e4"},"any":{"a":[1,null,"x"]}}}"""u8.ToArray(),
    ];

    private static readonly byte[] Interesting = [.. "{}[]\"\\$!@()0:,u"u8.ToArray(), 0xFF, 0x00, 0xD8];

    public static TheoryData<byte[]> Unsound => new()
    {
        Encoding.UTF8.GetBytes("""{"query":"{ viewer \ud800 }"}"""),
        Encoding.UTF8.GetBytes("""{"query":"query ($t: String!) { search(text: $t) { __typename } }","variables":{"t":"\udc00"}}"""),
        Encoding.UTF8.GetBytes("""{"query":"{ viewer }","variables":{"\ud800":1}}"""),
        (byte[])[.. "{\"query\":\"{ viewer "u8.ToArray(), 0xFF, .. " }\"}"u8.ToArray()],
        Encoding.UTF8.GetBytes("{\"query\":\"{ viewer }\",\"variables\":" + string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 201)),
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task Text_that_is_none_is_400(byte[] body)
    {
        await using var server = await LibraryServer.Start();
        (await Post(server, body)).ShouldBe((400, """{"errors":[{"message":"The body is not JSON."}]}"""));
    }

    [Fact]
    public async Task Over_a_socket_it_is_4400()
    {
        await using var server = await LibraryServer.Start();
        using var socket = await server.Connect();
        await socket.Init();
        await socket.Send("""{"id":"1","type":"subscribe","payload":{"query":"{ viewer \ud800 }"}}""");
        (await socket.Receive()).ShouldBe("closed 4400 Invalid message: not JSON");
    }

    [Fact]
    public async Task Requests_broken_at_random_are_never_the_servers_fault()
    {
        await using var server = await LibraryServer.Start();
        var random = new Random(20260101);
        for (var i = 0; i < 3000; i++)
        {
            var body = Broken(Requests[i % Requests.Length], random);
            var (status, answer) = await Post(server, body);
            status.ShouldBeLessThan(500, Convert.ToBase64String(body));
            answer.ShouldNotContain("INTERNAL", Case.Sensitive, Convert.ToBase64String(body));
            JsonDocument.Parse(answer).Dispose();
        }
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException), 500, """{"errors":[{"message":"Internal error","extensions":{"code":"INTERNAL","id":"id-1"}}]}""")]
    [InlineData(typeof(GraphQLException), 400, """{"errors":[{"message":"Come back later.","extensions":{"code":"LATER"}}]}""")]
    public async Task A_host_that_fails_is_masked_with_an_id_and_one_that_refuses_is_heard(Type exception, int status, string answer)
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions
        {
            Execution = new ExecutorOptions { NextErrorId = () => "id-1" },
            Prepare = (_, _) => throw (exception == typeof(GraphQLException) ? new GraphQLException("LATER", "Come back later.") : new InvalidOperationException("hunter2")),
        });
        (await Post(server, """{"query":"{ viewer }"}"""u8.ToArray())).ShouldBe((status, answer));
    }

    private static byte[] Broken(byte[] request, Random random)
    {
        var body = request.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(3))
            {
                case 0:
                    body[at] = Interesting[random.Next(Interesting.Length)];
                    break;
                case 1:
                    body.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    body.RemoveAt(at);
                    break;
            }
        }

        return [.. body];
    }

    private static async Task<(int Status, string Answer)> Post(LibraryServer server, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var response = await server.Http.PostAsync("/graphql", content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
