using Heatmap.GraphQL.Tests.Oracle;
using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>Clients that nobody here wrote.</summary>
public sealed class StockClientTests
{
    [Fact]
    public async Task The_graphql_ws_client_subscribes_queries_and_is_known_by_its_token()
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { Authenticate = LibraryServer.ByToken });
        var said = await Task.Run(() => NodeModules.Run("graphql-ws.mjs", "", server.SocketUrl.ToString()));
        said.ShouldBe("""{"counted":[1,2,3],"viewer":"Ann","stopped":true,"refused":4403,"error":"Cannot query field \"nope\" on type \"Query\". Did you mean \"node\"?"}""");
        (await server.Counter.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_graphql_sse_client_subscribes_queries_and_is_known_by_its_token()
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { Authenticate = LibraryServer.ByToken });
        var said = await Task.Run(() => NodeModules.Run("graphql-sse.mjs", "", server.Url.ToString()));
        said.ShouldBe("""{"counted":[1,2,3],"viewer":"Ann","stopped":true,"error":["Cannot query field \"nope\" on type \"Subscription\"."],"refused":401}""");
        (await server.Counter.Ended.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_urql_client_queries_mutates_and_subscribes_both_ways() => (await WithBothAddresses("urql.mjs")).ShouldBe(
        """{"book":"The Dispossessed","byGet":"Ann","added":2,"partly":["Ann","SOLD_OUT"],"invalid":1,"bySocket":[1,2,3],"byEvents":[1,2,3]}""");

    [Fact]
    public async Task The_Apollo_client_queries_mutates_and_subscribes() => (await WithBothAddresses("apollo.mjs")).ShouldBe(
        """{"book":"The Dispossessed","added":2,"partly":["Ann",["SOLD_OUT"]],"invalid":["Cannot query field"],"bySocket":[1,2,3]}""");

    [Fact]
    public async Task Code_generation_makes_the_same_of_what_is_served_as_of_what_is_written()
    {
        await using var server = await LibraryServer.Start();
        (await Task.Run(() => NodeModules.Run("codegen.mjs", Library.LibrarySchema.Sdl, server.Url.ToString()))).ShouldBe("same");
    }

    [Fact]
    public async Task The_Apollo_client_sends_a_hash_and_the_text_only_when_asked()
    {
        await using var server = await LibraryServer.Start();
        (await Task.Run(() => NodeModules.Run("apollo-persisted.mjs", "", server.Url.ToString()))).ShouldBe(
            """{"sent":["POST hash","POST text","POST hash","GET hash"],"got":["1 start","2 start","3 start"]}""");
    }

    private static async Task<string> WithBothAddresses(string script)
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { Authenticate = LibraryServer.ByToken });
        return await Task.Run(() => NodeModules.Run(script, "", server.Url.ToString(), server.SocketUrl.ToString()));
    }

    [Fact]
    public async Task The_introspection_query_of_graphql_js_builds_the_same_schema()
    {
        await using var server = await LibraryServer.Start();
        var printed = await Task.Run(() => NodeModules.Run("introspect.mjs", Library.LibrarySchema.Sdl, server.Url.ToString()));
        printed.ShouldBe("same");
    }
}
