namespace Heatmap.GraphQL.Types;

/// <summary>A directive's definition (section 3.13).</summary>
public sealed class DirectiveDefinition(string name, IReadOnlyList<InputValue> arguments, IReadOnlyList<string> locations)
{
    /// <summary>The name, without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>The arguments in their order.</summary>
    public IReadOnlyList<InputValue> Arguments { get; } = arguments;

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<string> Locations { get; } = locations;

    /// <summary>True where it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The description, if any.</summary>
    public string? Description => WrittenDescription?.Value;

    /// <summary>The description as written, so that it prints as it was.</summary>
    internal StringValueNode? WrittenDescription { get; init; }

    /// <summary>True for the directives every schema has without saying so.</summary>
    public bool IsBuiltIn { get; init; }
}
