namespace Heatmap.GraphQL.Language;

/// <summary>A document that can't be read, and where.</summary>
public sealed class GraphQLSyntaxException(string message, SourceLocation location) : Exception("Syntax Error: " + message)
{
    /// <summary>Where reading stopped.</summary>
    public SourceLocation Location { get; } = location;
}
