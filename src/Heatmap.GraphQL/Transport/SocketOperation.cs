namespace Heatmap.GraphQL.Transport;

/// <summary>What a subscribe message opens; the context is made once the operation has services.</summary>
internal sealed record SocketOperation(string Id, GraphQLRequest Request, Func<IServiceProvider, ValueTask<RequestContext>> Context);
