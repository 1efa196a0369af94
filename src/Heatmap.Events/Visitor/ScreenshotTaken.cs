using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A picture of the page was taken in the visitor's browser: <c>screenshot.taken.v1</c>. It is kept outside the log, sealed with the
/// subject's key.
/// </summary>
/// <param name="Media">Its media type, as its bytes say: <c>image/png</c>, <c>image/jpeg</c> or <c>image/webp</c>.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Blob">SHA-256 of what is kept, in lower-case hex. It lies under the site and the day (UTC) on which the request was received.</param>
public sealed record ScreenshotTaken(
    [property: JsonPropertyName("m")] string Media,
    [property: JsonPropertyName("z")] int Bytes,
    [property: JsonPropertyName("h")] string Blob) : IEvent;
