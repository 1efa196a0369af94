namespace Heatmap.GraphQL.Language;

/// <summary>A string, its escapes resolved and a block string's indentation taken off.</summary>
public sealed record StringValueNode(string Value, bool Block) : ValueNode;
