namespace Heatmap.Ingest;

/// <summary>
/// An address under which events are taken in a simpler form than a batch. Behind it is the one way that all events go: the body is
/// translated into a batch, which is admitted, validated, sealed and appended like every other.
/// </summary>
/// <param name="Path">The address.</param>
/// <param name="EventType">What an event is that doesn't say so itself.</param>
/// <param name="Status">The status of an answer that all is taken.</param>
internal sealed record Door(string Path, string EventType, int Status = 202)
{
    public const string Sessions = "/api/v1/sessions";

    /// <summary>A picture of a page; taken with the recordings, not with the events.</summary>
    public static Door Screenshot { get; } = new("/api/v1/track/screenshot", "screenshot", 201);

    public static IReadOnlyList<Door> All { get; } =
    [
        new("/v1/events/click", "click"), new("/v1/events/scroll", "scroll"), new("/v1/events/mouse", "move"),
        new("/ingest", "view"), new("/track", "custom"), new("/api/v1/track", "custom"), new(Sessions, "view", 201),
    ];
}
