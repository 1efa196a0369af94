namespace Heatmap.GraphQL.Execution;

/// <summary>An argument that doesn't fit; unlike other field errors it points at the value.</summary>
internal sealed class ArgumentCoercionException(string message, SourceLocation location)
    : GraphQLException("BAD_USER_INPUT", message)
{
    public SourceLocation Location { get; } = location;
}
