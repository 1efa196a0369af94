namespace Heatmap.Bench;

/// <summary>Two GraphQL servers over one schema and the same data, each a process of its own; one at a time. Answers where each takes requests.</summary>
public interface IGraphQLPeers
{
    Task<Uri> StartOursAsync(CancellationToken cancellation);

    /// <summary>graphql-yoga on Node.</summary>
    Task<Uri> StartYogaAsync(CancellationToken cancellation);

    Task StopAsync();
}
