using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>
/// An event that a rule gave points for: a row of the view <see cref="View"/> under the account, ranked by the time it counts for (the
/// session's begin where the rule is about sessions). What it is worth is computed when it is read.
/// </summary>
public sealed record AccountEntryRow
{
    public const string View = "account.entry";

    /// <summary>Stands for all rules about several people.</summary>
    public const int AnyPeople = 0;

    /// <summary>The rule's number, or <see cref="AnyPeople"/>.</summary>
    [JsonPropertyName("r")] public int Rule { get; init; }
    [JsonPropertyName("s")] public required string Subject { get; init; }
    [JsonPropertyName("i")] public required string Session { get; init; }

    /// <summary>The event: its id, when it happened, its revision in the subject's stream, its page.</summary>
    [JsonPropertyName("e")] public required Guid Event { get; init; }
    [JsonPropertyName("m")] public Moment Moment { get; init; }
    [JsonPropertyName("v")] public long Revision { get; init; }
    [JsonPropertyName("p")] public string? Page { get; init; }
}
