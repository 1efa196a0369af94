namespace Heatmap.GraphQL.Types;

/// <summary>A field of an object or interface (section 3.6).</summary>
public sealed class FieldDefinition(string name, GraphQLType type, IReadOnlyList<InputValue> arguments)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type of its value.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The arguments in their order.</summary>
    public IReadOnlyList<InputValue> Arguments { get; } = arguments;

    /// <summary>The name of the type it belongs to.</summary>
    public string ParentName { get; init; } = "";

    /// <summary>The description, if any.</summary>
    public string? Description => WrittenDescription?.Value;

    /// <summary>The description as written, so that it prints as it was.</summary>
    internal StringValueNode? WrittenDescription { get; init; }

    /// <summary>Why it should no longer be used, or null.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The directives put on it; an <see cref="IFieldGuard"/> reads its own here.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Its place among the fields of its type.</summary>
    internal int Index { get; init; }

    /// <summary>The argument of that name, or null.</summary>
    public InputValue? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }
}
