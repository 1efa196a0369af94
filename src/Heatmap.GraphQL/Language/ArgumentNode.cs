namespace Heatmap.GraphQL.Language;

/// <summary>An argument of a field or directive (section 2.6).</summary>
public sealed record ArgumentNode(NameNode Name, ValueNode Value) : Node;
