namespace Heatmap.GraphQL.Types;

/// <summary>One value of an enum.</summary>
public sealed record EnumValue(string Name, StringValueNode? WrittenDescription, string? DeprecationReason, IReadOnlyList<DirectiveNode> Directives)
{
    /// <summary>The description, if any.</summary>
    public string? Description => WrittenDescription?.Value;
}
