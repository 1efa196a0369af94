using System.Globalization;
using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A way through a site that its people ask about: steps that visitors take, or leave. Part of the site's <see cref="Definitions"/>.
/// </summary>
public sealed record Funnel
{
    /// <summary>The site's own name for it in addresses and totals; never changes.</summary>
    [JsonPropertyName("i")] public required string Id { get; init; }
    [JsonPropertyName("n")] public required string Name { get; init; }

    /// <summary>2 to 20.</summary>
    [JsonPropertyName("s")] public required IReadOnlyList<FunnelStep> Steps { get; init; }
    [JsonPropertyName("o")] public FunnelOrder Order { get; init; }
    [JsonPropertyName("c")] public FunnelCounting Counting { get; init; }
    [JsonPropertyName("m")] public FunnelMatching Matching { get; init; }

    /// <summary>Milliseconds from the first step within which the others count.</summary>
    [JsonPropertyName("w")] public required long Window { get; init; }
    [JsonPropertyName("x")] public IReadOnlyList<FunnelExclusion> Exclusions { get; init; } = [];

    /// <summary>The version of the site's definitions that gave it the meaning it has; a new name alone gives it no other.</summary>
    [JsonIgnore] public int Version { get; init; }

    /// <summary>What its totals and rows stand under: those of another meaning stand under another.</summary>
    [JsonIgnore] public string Key => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Version}");

    /// <summary>Whether the other counts the same, whatever it is called.</summary>
    public bool MeansTheSame(Funnel other) => (other with { Name = Name }).Equals(this);

    // Records compare lists by reference; two funnels with the same content are the same, whenever they came to it.
    public bool Equals(Funnel? other) =>
        other is not null && Id == other.Id && Name == other.Name && Order == other.Order && Counting == other.Counting && Matching == other.Matching
        && Window == other.Window && Steps.SequenceEqual(other.Steps) && Exclusions.SequenceEqual(other.Exclusions);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Window, Steps.Count);
}
