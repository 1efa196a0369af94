namespace Heatmap.GraphQL.Language;

/// <summary>A reference to a type (section 2.11).</summary>
public abstract record TypeNode : Node;
