namespace Heatmap.GraphQL.Execution;

/// <summary>An error as the client sees it (section 7.1.2).</summary>
/// <param name="Message">What went wrong, for the developer of the client.</param>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>Where in the answer: names and indices; null for errors of the request.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>What else is to be said, such as <c>code</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The rule of section 5 that was broken; not sent.</summary>
    internal string? Rule { get; init; }

    /// <summary>An error with a code and no place.</summary>
    public static GraphQLError WithCode(string code, string message) =>
        new(message) { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
