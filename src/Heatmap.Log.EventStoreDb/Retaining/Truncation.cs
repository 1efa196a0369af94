using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// What is noted of a truncation: the stream's events before this revision are gone; the first of them stood at this position; a
/// scavenge frees about so many bytes.
/// </summary>
internal sealed record Truncation(
    [property: JsonPropertyName("s")] string Stream,
    [property: JsonPropertyName("b")] long Before,
    [property: JsonPropertyName("n")] long Bytes,
    [property: JsonPropertyName("c")] ulong Commit,
    [property: JsonPropertyName("p")] ulong Prepare)
{
    /// <summary>A storage format, as all wire names.</summary>
    public const string Type = "stream.truncated.v1";

    /// <summary>The stream in which truncations are noted. The port doesn't give its events: it belongs to this adapter.</summary>
    public static StreamName Notes { get; } = new("truncation-notes");
}
