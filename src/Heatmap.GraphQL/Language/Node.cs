namespace Heatmap.GraphQL.Language;

/// <summary>Anything the parser makes. Knows where it began.</summary>
public abstract record Node
{
    /// <summary>Where the node begins in its document.</summary>
    public SourceLocation Location { get; init; }
}
