namespace Heatmap.GraphQL.Types;

/// <summary>A scalar (section 3.5).</summary>
public sealed class ScalarType(string name) : NamedType(name)
{
    /// <summary>The URL of its specification, from <c>@specifiedBy</c>.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <summary>How its values are read and written.</summary>
    public Scalar Behaviour { get; internal set; } = Scalars.Json;
}
