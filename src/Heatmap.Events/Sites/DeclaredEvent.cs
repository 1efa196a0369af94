using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>An event of the site's own, and which of its properties the site declared to tell of nobody: they are kept in clear.</summary>
/// <param name="Name">The event's name, as it is stored.</param>
/// <param name="Properties">Their names; what isn't named here is sealed.</param>
public sealed record DeclaredEvent(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("p")] IReadOnlyList<string> Properties)
{
    // Records compare lists by reference; two declarations with the same names are the same.
    public bool Equals(DeclaredEvent? other) => other is not null && Name == other.Name && Properties.SequenceEqual(other.Properties);

    public override int GetHashCode() => HashCode.Combine(Name, Properties.Count);
}
