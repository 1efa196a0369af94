namespace Heatmap.GraphQL.Language;

/// <summary>One definition at the top of a document.</summary>
public abstract record DefinitionNode : Node;
