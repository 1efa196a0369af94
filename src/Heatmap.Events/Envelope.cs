using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// What every event carries beside its own data. Times are Unix milliseconds. <see cref="At"/> is corrected for the skew of the
/// visitor's clock and never lies more than five minutes past <see cref="ReceivedAt"/>. Fields that a stream's events don't have
/// (a run on a site's events) are absent. Keys are a storage format.
/// </summary>
public sealed record Envelope
{
    // Both are written also when they are 0, since reading requires them.
    [JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required long At { get; init; }
    [JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required long ReceivedAt { get; init; }

    /// <summary>The accepted request that this event came in, and its index there; events made by the server follow the request's own.</summary>
    [JsonPropertyName("b")] public Guid Batch { get; init; }
    [JsonPropertyName("i")] public int Index { get; init; }

    /// <summary>The capture run (one SDK lifetime) and the event's number within it, from 1; 0 for events made by the server.</summary>
    [JsonPropertyName("u")] public Guid Run { get; init; }
    [JsonPropertyName("q")] public long Sequence { get; init; }

    /// <summary>The page by its id within the run, and its path with personal data replaced by placeholders.</summary>
    [JsonPropertyName("p")] public string? PageId { get; init; }
    [JsonPropertyName("l")] public string? Path { get; init; }
    [JsonPropertyName("d")] public DeviceClass Device { get; init; }

    /// <summary>How many visitors this one stands for (1 / sample rate); absent for 1.</summary>
    [JsonPropertyName("w")] public double? SampleWeight { get; init; }

    /// <summary>Versions of the personal-data finder and of the enrichment data that this event went through.</summary>
    [JsonPropertyName("m")] public int Masker { get; init; }
    [JsonPropertyName("n")] public int Enrichment { get; init; }

    /// <summary>On the first event of a batch: what was refused of it, so that a retry gets the first answer again.</summary>
    [JsonPropertyName("j")] public IReadOnlyList<Refusal>? Refused { get; init; }

    /// <summary>The user who did it, on streams that people act on.</summary>
    [JsonPropertyName("y")] public string? By { get; init; }

    [JsonIgnore] public double Weight => SampleWeight ?? 1;

    [JsonIgnore] public EventId Id => EventId.Of(Batch, Index);
}
