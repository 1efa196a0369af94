using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>What a visitor did for an account: a row of the view <see cref="View"/> under the account, keyed by the subject, ranked by when last seen.</summary>
public sealed record AccountPersonRow
{
    public const string View = "account.person";

    [JsonPropertyName("s")] public required string Subject { get; init; }

    /// <summary>Unix milliseconds.</summary>
    [JsonPropertyName("f")] public long First { get; init; }
    [JsonPropertyName("l")] public long Last { get; init; }
    [JsonPropertyName("n")] public int Sessions { get; init; }
    [JsonPropertyName("v")] public int PageViews { get; init; }
    [JsonPropertyName("e")] public long EngagedMs { get; init; }

    /// <summary>The last session.</summary>
    [JsonPropertyName("i")] public string Session { get; init; } = "";

    /// <summary>Views by page, of the first fifty pages.</summary>
    [JsonPropertyName("p")] public IReadOnlyDictionary<string, int> Pages { get; init; } = new Dictionary<string, int>();
}
