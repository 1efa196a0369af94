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
    public async Task The_introspection_query_of_graphql_js_builds_the_same_schema()
    {
        await using var server = await LibraryServer.Start();
        var printed = await Task.Run(() => NodeModules.Run("introspect.mjs", Library.LibrarySchema.Sdl, server.Url.ToString()));
        printed.ShouldBe("same");
    }
}
