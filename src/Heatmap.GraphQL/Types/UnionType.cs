namespace Heatmap.GraphQL.Types;

/// <summary>A union (section 3.8).</summary>
public sealed class UnionType(string name) : NamedType(name)
{
    /// <summary>The types it may be.</summary>
    public IReadOnlyList<ObjectType> Members { get; internal set; } = [];
}
