using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.GraphQL.Transport;

/// <summary>Puts a schema on an address.</summary>
public static class GraphQLEndpoint
{
    /// <summary>
    /// Serves POST, GET (queries only), server-sent events and <c>graphql-transport-ws</c> on one path. The host adds
    /// <c>UseWebSockets()</c> before.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder routes, string path, Schema schema, GraphQLTransportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(routes);
        options ??= new GraphQLTransportOptions();
        var loggers = (ILoggerFactory?)routes.ServiceProvider.GetService(typeof(ILoggerFactory));
        var logger = loggers?.CreateLogger("Heatmap.GraphQL") ?? NullLogger.Instance;
        var executor = new GraphQLExecutor(schema, options.Execution, logger);
        var http = new HttpTransport(executor, options);
        var sockets = new SocketTransport(executor, options, logger);
        return routes.Map(path, context => context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : http.HandleAsync(context));
    }
}
