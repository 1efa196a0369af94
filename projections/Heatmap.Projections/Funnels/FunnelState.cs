using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>What the fold of funnels keeps of one subject: the session underway, and where the subject stands in each funnel.</summary>
internal sealed record FunnelState
{
    /// <summary>The session's id, its first and last moment; nothing before the first event.</summary>
    [JsonPropertyName("i")] public string? Session { get; init; }
    [JsonPropertyName("a")] public Moment First { get; init; }
    [JsonPropertyName("l")] public Moment Last { get; init; }

    /// <summary>Whether a page was viewed in it, and from which campaign and host.</summary>
    [JsonPropertyName("v")] public bool Entered { get; init; }
    [JsonPropertyName("c")] public Campaign? Campaign { get; init; }
    [JsonPropertyName("r")] public string? Source { get; init; }

    [JsonPropertyName("d")] public DeviceClass Device { get; init; }

    /// <summary>Of the run that began last.</summary>
    [JsonPropertyName("n")] public string? Country { get; init; }
    [JsonPropertyName("o")] public string? Network { get; init; }

    /// <summary>What is known of the visitor over all sessions, and whose the session underway is by that and its network.</summary>
    [JsonPropertyName("k")] public AccountLink Link { get; init; } = AccountLink.Unknown;
    [JsonPropertyName("b")] public string? Account { get; init; }

    /// <summary>By the funnel's id.</summary>
    [JsonPropertyName("s")] public IReadOnlyDictionary<string, FunnelStanding> Standings { get; init; } = new Dictionary<string, FunnelStanding>();
}
