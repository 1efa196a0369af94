namespace Heatmap.GraphQL.Language;

/// <summary>A whole document (section 2.2), executable, type system or both.</summary>
public sealed record DocumentNode(IReadOnlyList<DefinitionNode> Definitions) : Node;
