namespace Heatmap.GraphQL.Execution;

/// <summary>
/// What a resolver throws to tell the client something: the message and the code go out as they are. Any other exception
/// is masked.
/// </summary>
public class GraphQLException : Exception
{
    /// <summary>An error with a code for programs and a message for people.</summary>
    public GraphQLException(string code, string message, IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message)
    {
        Code = code;
        Extensions = extensions;
    }

    /// <summary>Goes out as <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>Goes out beside the code.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }
}
