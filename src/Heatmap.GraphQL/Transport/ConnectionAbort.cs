namespace Heatmap.GraphQL.Transport;

/// <summary>The client is gone, or reads too slowly to be kept.</summary>
internal sealed class ConnectionAbort : Exception;
