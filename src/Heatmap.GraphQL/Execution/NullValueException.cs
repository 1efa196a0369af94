namespace Heatmap.GraphQL.Execution;

/// <summary>A resolver gave null where the schema promises a value; the message names the field only, so it goes out.</summary>
internal sealed class NullValueException(string message) : Exception(message);
