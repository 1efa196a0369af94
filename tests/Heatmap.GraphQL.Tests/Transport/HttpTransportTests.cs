using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

public sealed class HttpTransportTests
{
    private const string Modern = "application/graphql-response+json";

    private static async Task<(int Status, string? Type, string Body)> Send(
        HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null, GraphQLTransportOptions? options = null, string? header = null)
    {
        await using var server = await LibraryServer.Start(options);
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, "1");
        using var response = await server.Http.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    private static Task<(int Status, string? Type, string Body)> Post(string body, string? accept = null, GraphQLTransportOptions? options = null) =>
        Send(HttpMethod.Post, "/graphql", body, accept: accept, options: options);

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(Modern, Modern)]
    [InlineData("application/json;q=0.5, " + Modern, Modern)]
    [InlineData(Modern + "; charset=utf-8", Modern)]
    public async Task The_answer_has_the_type_the_client_asked_for(string? accept, string type) =>
        (await Post("""{"query":"{ viewer }"}""", accept)).ShouldBe((200, type, """{"data":{"viewer":"nobody"}}"""));

    [Fact]
    public async Task A_type_nobody_can_write_is_406() => (await Post("""{"query":"{ viewer }"}""", "image/png")).Status.ShouldBe(406);

    [Theory]
    [InlineData("{ viewer", "application/json", 200)]
    [InlineData("{ viewer", Modern, 400)]
    [InlineData("{ nope }", "application/json", 200)]
    [InlineData("{ nope }", Modern, 400)]
    [InlineData("query ($a: Int!) { fallback(first: $a) }", Modern, 400)]
    [InlineData("{ fails }", Modern, 200)]
    [InlineData("{ failsLoudly }", Modern, 200)]
    public async Task The_status_tells_requests_that_never_ran(string query, string accept, int status) =>
        (await Post($$"""{"query":"{{query}}"}""", accept)).Status.ShouldBe(status);

    [Theory]
    [InlineData("", "The body is not JSON.")]
    [InlineData("{", "The body is not JSON.")]
    [InlineData("[]", "The request must be a JSON object.")]
    [InlineData("{}", "The member 'query' must be a string.")]
    [InlineData("""{"query": 3}""", "The member 'query' must be a string.")]
    [InlineData("""{"query": "{ viewer }", "operationName": 3}""", "The member 'operationName' must be a string.")]
    [InlineData("""{"query": "{ viewer }", "variables": []}""", "The member 'variables' must be an object.")]
    [InlineData("""{"query": "{ viewer }", "extensions": "x"}""", "The member 'extensions' must be an object.")]
    public async Task A_body_that_is_no_request_is_400_with_the_reason(string body, string reason) =>
        (await Post(body)).ShouldBe((400, "application/json", $$"""{"errors":[{"message":"{{reason}}"}]}"""));

    [Fact]
    public async Task Variables_and_operation_name_are_taken() => (await Post(
        """{"query":"query A { viewer } query B($n: Int) { fallback(first: $n) }","operationName":"B","variables":{"n":3},"extensions":null}"""))
        .Body.ShouldBe("""{"data":{"fallback":"3 start"}}""");

    [Fact]
    public async Task A_query_may_come_by_GET() => (await Send(
        HttpMethod.Get, "/graphql?query=query+A($n:Int){fallback(first:$n)}&variables=%7B%22n%22%3A3%7D&operationName=A"))
        .ShouldBe((200, "application/json", """{"data":{"fallback":"3 start"}}"""));

    [Fact]
    public async Task A_mutation_may_not() => (await Send(HttpMethod.Get, "/graphql?query=mutation{add(amount:1)}")).Status.ShouldBe(405);

    [Theory]
    [InlineData("/graphql", 400)]
    [InlineData("/graphql?query=%7Bviewer%7D&variables=x", 400)]
    [InlineData("/graphql?query=%7Bviewer%7D&variables=[]", 400)]
    public async Task A_GET_that_is_no_request_is_400(string path, int status) => (await Send(HttpMethod.Get, path)).Status.ShouldBe(status);

    [Fact]
    public async Task Other_methods_are_405() => (await Send(HttpMethod.Put, "/graphql", "{}")).Status.ShouldBe(405);

    [Theory]
    [InlineData("text/plain", null, 415)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData("application/x-www-form-urlencoded", "x-requested-with", 415)]
    [InlineData("text/plain", "graphql-require-preflight", 200)]
    [InlineData("application/json; charset=utf-8", null, 200)]
    public async Task What_a_page_elsewhere_could_send_unasked_is_refused(string type, string? header, int status) =>
        (await Send(HttpMethod.Post, "/graphql", """{"query":"{ viewer }"}""", type, header: header)).Status.ShouldBe(status);

    [Fact]
    public async Task A_body_over_the_limit_is_413() => (await Post(
        $$"""{"query":"{ viewer }{{new string(' ', 5000)}}"}""", options: new GraphQLTransportOptions { MaxBodyBytes = 4096 })).Status.ShouldBe(413);

    [Theory]
    [InlineData(null, 401)]
    [InlineData("token", 401)]
    public async Task Whom_the_host_does_not_know_is_401(string? header, int status) => (await Send(
        HttpMethod.Post, "/graphql", """{"query":"{ viewer }"}""", header: header, options: new GraphQLTransportOptions { Authenticate = LibraryServer.ByToken }))
        .Status.ShouldBe(status);

    [Fact]
    public async Task Whom_the_host_knows_is_the_user()
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { Authenticate = LibraryServer.ByToken });
        server.Http.DefaultRequestHeaders.Add("token", "open");
        using var response = await server.Http.PostAsync("/graphql", new StringContent("""{"query":"{ viewer }"}""", Encoding.UTF8, "application/json"));
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"viewer":"Ann"}}""");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_subscription_streams_as_events() => (await Post("""{"query":"subscription { counted(to: 2) }"}""", "text/event-stream"))
        .ShouldBe((200, "text/event-stream", "event: next\ndata: {\"data\":{\"counted\":1}}\n\nevent: next\ndata: {\"data\":{\"counted\":2}}\n\nevent: complete\ndata: \n\n"));

    [Fact]
    public async Task A_subscription_without_a_stream_is_400() => (await Post("""{"query":"subscription { counted(to: 2) }"}""")).Status.ShouldBe(400);

    [Fact]
    public async Task A_subscription_streams_to_whoever_can_read_events_whatever_else_he_reads() =>
        (await Post("""{"query":"subscription { counted(to: 1) }"}""", Modern + ", text/event-stream")).Type.ShouldBe("text/event-stream");

    [Fact]
    public async Task What_breaks_validation_is_told_inside_the_stream() => (await Post("""{"query":"{ viewer"}""", "text/event-stream"))
        .ShouldBe((200, "text/event-stream", "event: next\ndata: {\"errors\":[{\"message\":\"Syntax Error: Expected Name, found <EOF>.\",\"locations\":[{\"line\":1,\"column\":9}]}]}\n\nevent: complete\ndata: \n\n"));

    [Fact]
    public async Task A_subscription_may_come_by_GET_as_the_EventSource_of_a_browser_sends_it() =>
        (await Send(HttpMethod.Get, "/graphql?query=subscription{counted(to:1)}", accept: "text/event-stream")).Status.ShouldBe(200);

    [Theory]
    [InlineData("application/json;q=0, */*")]
    [InlineData("application/graphql-response+json;q=0")]
    public async Task A_type_refused_by_name_is_not_given_by_a_wildcard(string accept) => (await Post("""{"query":"{ viewer }"}""", accept)).Status.ShouldBe(406);

    [Fact]
    public async Task A_refusal_has_the_type_the_client_reads() => (await Post("[]", Modern)).Type.ShouldBe(Modern);
}
