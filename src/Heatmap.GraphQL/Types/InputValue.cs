namespace Heatmap.GraphQL.Types;

/// <summary>An argument or an input field (section 3.6.1).</summary>
public sealed class InputValue(string name, GraphQLType type)
{
    private readonly Lock _coercing = new();
    private bool _coerced;
    private object? _default;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The description, if any.</summary>
    public string? Description => WrittenDescription?.Value;

    /// <summary>The description as written, so that it prints as it was.</summary>
    internal StringValueNode? WrittenDescription { get; init; }

    /// <summary>The default as written, or null where there is none.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Why it should no longer be used, or null.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The directives put on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>IsRequiredArgument and its sibling for input fields: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>The default, coerced when first asked for, since its type may not be complete before.</summary>
    internal object? CoercedDefault()
    {
        lock (_coercing)
        {
            if (!_coerced)
            {
                _default = DefaultValue is null ? null : LiteralCoercion.Coerce(DefaultValue, Type, null).Value;
                _coerced = true;
            }

            return _default;
        }
    }
}
