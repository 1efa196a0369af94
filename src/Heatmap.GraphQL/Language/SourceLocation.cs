namespace Heatmap.GraphQL.Language;

/// <summary>A place in a document: line and column, both counted from 1 (section 7.1.2).</summary>
public readonly record struct SourceLocation(int Line, int Column);
