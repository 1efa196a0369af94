namespace Heatmap.GraphQL.Language;

/// <summary>A value written in a document (section 2.9).</summary>
public abstract record ValueNode : Node;
