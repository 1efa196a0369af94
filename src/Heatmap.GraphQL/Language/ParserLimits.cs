namespace Heatmap.GraphQL.Language;

/// <summary>How much of a document is read before it is refused. Nesting is bounded because the parser recurses.</summary>
public sealed record ParserLimits(int MaxTokens = 15_000, int MaxDepth = 200)
{
    /// <summary>For a host's own schema file: as large as it likes.</summary>
    public static ParserLimits Trusted { get; } = new(int.MaxValue, 500);
}
