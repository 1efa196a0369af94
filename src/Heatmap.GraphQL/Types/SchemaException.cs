namespace Heatmap.GraphQL.Types;

/// <summary>A schema that can't serve, with everything that is wrong with it, one line a problem, each naming its place.</summary>
public sealed class SchemaException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>The problems, each beginning with the place, such as <c>Query.session(id:)</c>.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
