namespace Heatmap.GraphQL.Types;

/// <summary>Reads the built-in directives off definitions.</summary>
internal static class Applied
{
    private const string NoReason = "No longer supported";

    /// <summary>Section 3.13.3: the reason, its default where none is given, null where not deprecated.</summary>
    public static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(d => d.Name.Value == "deprecated") ? Text(directives, "deprecated", "reason") ?? NoReason : null;

    /// <summary>A string argument of a directive, if there.</summary>
    public static string? Text(IReadOnlyList<DirectiveNode> directives, string directive, string argument) => directives
        .FirstOrDefault(d => d.Name.Value == directive)?.Arguments
        .FirstOrDefault(a => a.Name.Value == argument)?.Value is StringValueNode text ? text.Value : null;
}
