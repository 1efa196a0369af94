using System.Collections.Frozen;

namespace Heatmap.GraphQL.Language;

/// <summary>Where directives may stand (section 3.13).</summary>
public static class DirectiveLocations
{
    /// <summary>Every name the grammar knows.</summary>
    public static FrozenSet<string> All { get; } = new[]
    {
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    }.ToFrozenSet();
}
