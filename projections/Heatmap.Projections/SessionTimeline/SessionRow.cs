using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// A session: what one subject did without a long pause and from one campaign. A row of the view <see cref="View"/>, ranked by
/// its start, keyed by <see cref="Id"/>. Its timeline is the subject's events between first and last, read from the log.
/// </summary>
public sealed record SessionRow
{
    public const string View = "session";

    [JsonPropertyName("i")] public required string Id { get; init; }
    [JsonPropertyName("s")] public required string Subject { get; init; }

    /// <summary>The moments of its first and last event, and the stream's revisions between which all its events stand.</summary>
    [JsonPropertyName("f")] public Moment First { get; init; }
    [JsonPropertyName("l")] public Moment Last { get; init; }
    [JsonPropertyName("rf")] public long FirstRevision { get; init; }
    [JsonPropertyName("rl")] public long LastRevision { get; init; }

    [JsonPropertyName("n")] public int Events { get; init; }
    [JsonPropertyName("v")] public int PageViews { get; init; }
    [JsonPropertyName("k")] public int Clicks { get; init; }
    [JsonPropertyName("e")] public long EngagedMs { get; init; }

    [JsonPropertyName("pf")] public string? EntryPage { get; init; }
    [JsonPropertyName("pl")] public string? ExitPage { get; init; }

    /// <summary>When entry and exit page came into view.</summary>
    [JsonPropertyName("ef")] public Moment EntryAt { get; init; }
    [JsonPropertyName("el")] public Moment ExitAt { get; init; }
    [JsonPropertyName("rh")] public string? ReferrerHost { get; init; }
    [JsonPropertyName("c")] public Campaign? Campaign { get; init; }

    /// <summary>The device as the first capture run of the session describes it; its sealed user agent travels as it is.</summary>
    [JsonPropertyName("d")] public DeviceClass Device { get; init; }
    [JsonPropertyName("a")] public CaptureStarted? Capture { get; init; }

    /// <summary>The fingerprints of the errors in it, each once; null for none.</summary>
    [JsonPropertyName("x")] public IReadOnlyList<string>? Errors { get; init; }

    /// <summary>How long the session stays open after its last event, by the definitions it was folded under, in milliseconds.</summary>
    [JsonPropertyName("g")] public long Gap { get; init; }
}
