using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// What stays known of a visitor whose past retention cuts: <c>visitor.known.v1</c>. Without it the kept sessions would go back to
/// no account, or who objected would be profiled again. It says what the events that go had said, and nothing else.
/// </summary>
/// <param name="EmailDomain">Of the last identification, and when that was (Unix milliseconds).</param>
/// <param name="IdentifiedAt">When that was, in Unix milliseconds.</param>
/// <param name="Linked">The account that a person chose; null for none.</param>
/// <param name="Unlinked">The accounts that a person ruled out.</param>
/// <param name="Objects">Whether the visitor objects to profiling.</param>
public sealed record VisitorKnown(
    [property: JsonPropertyName("d")] string? EmailDomain,
    [property: JsonPropertyName("t")] long IdentifiedAt,
    [property: JsonPropertyName("a")] string? Linked,
    [property: JsonPropertyName("u")] IReadOnlyList<string>? Unlinked,
    [property: JsonPropertyName("o")] bool Objects) : IEvent
{
    /// <summary>Who chose and ruled out these accounts, and when. Absent from notes that were made before this was kept.</summary>
    [JsonPropertyName("s")] public IReadOnlyList<AccountSaid>? Said { get; init; }
}
