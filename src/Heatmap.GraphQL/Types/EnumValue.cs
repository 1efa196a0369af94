namespace Heatmap.GraphQL.Types;

/// <summary>One value of an enum.</summary>
public sealed record EnumValue(string Name, string? Description, string? DeprecationReason, IReadOnlyList<DirectiveNode> Directives);
