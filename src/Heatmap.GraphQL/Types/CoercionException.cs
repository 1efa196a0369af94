namespace Heatmap.GraphQL.Types;

/// <summary>A value that a scalar can't represent. The message goes to the client.</summary>
public sealed class CoercionException(string message) : Exception(message);
