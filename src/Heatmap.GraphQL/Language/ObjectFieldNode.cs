namespace Heatmap.GraphQL.Language;

/// <summary>One field of an input object.</summary>
public sealed record ObjectFieldNode(NameNode Name, ValueNode Value) : Node;
