using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A stretch of a page was recorded for replay: <c>replay.recorded.v1</c>. It began when the envelope says; what was recorded is
/// kept outside the log, sealed with the subject's key.
/// </summary>
/// <param name="Chunk">Number of the stretch within its run, from 1.</param>
/// <param name="Until">When it ended, Unix milliseconds, by the same clock as the envelope's.</param>
/// <param name="Steps">How many changes and movements it holds.</param>
/// <param name="Bytes">How long it is, unpacked.</param>
/// <param name="Blob">SHA-256 of what is kept, in lower-case hex. It lies under the site and the day (UTC) on which the request was received.</param>
public sealed record ReplayRecorded(
    [property: JsonPropertyName("n")] int Chunk,
    [property: JsonPropertyName("t")] long Until,
    [property: JsonPropertyName("c")] int Steps,
    [property: JsonPropertyName("z")] int Bytes,
    [property: JsonPropertyName("h")] string Blob) : IEvent;
