using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A site's versioned rules for reading its events. Version 1 is what every site begins with; each
/// <see cref="DefinitionsChanged"/> brings a whole new version. Projections see nothing else of the world but events.
/// </summary>
public sealed record Definitions
{
    public static Definitions Default { get; } = new();

    // Elsewhere absent means default; here a stored false or 0 must not come back as a rule's default.
    [JsonPropertyName("v"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Version { get; init; } = 1;

    /// <summary>Milliseconds without an event after which a new session begins: 30 minutes, the web analytics convention.</summary>
    [JsonPropertyName("g"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public long SessionGap { get; init; } = 30 * 60 * 1000;

    /// <summary>Whether arriving by another campaign begins a new session.</summary>
    [JsonPropertyName("c"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public bool CampaignStartsSession { get; init; } = true;

    /// <summary>Paths that count as one page, tried in order; a path that none matches is its own page.</summary>
    [JsonPropertyName("p"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public IReadOnlyList<PageGroup> Pages { get; init; } = [];

    /// <summary>The page that a path counts for.</summary>
    public string PageOf(string path)
    {
        foreach (var group in Pages)
        {
            if (group.Matches(path)) return group.Name;
        }

        return path;
    }

    // Records compare lists by reference; two definitions with the same content are the same.
    public bool Equals(Definitions? other) =>
        other is not null && Version == other.Version && SessionGap == other.SessionGap
        && CampaignStartsSession == other.CampaignStartsSession && Pages.SequenceEqual(other.Pages);

    public override int GetHashCode() => HashCode.Combine(Version, SessionGap, CampaignStartsSession, Pages.Count);
}
