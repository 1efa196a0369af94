using System.Text;
using Heatmap.Events;

namespace Heatmap.Log.Tests;

/// <summary>Things of which the test needs some, and never mind which.</summary>
internal static class Some
{
    /// <summary>How long a condition may take before the test fails. Never waited for when all is well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A category that no other test uses: stores may be shared by tests (a server's one log).</summary>
    public static string Category() => $"t{Guid.NewGuid():N}";

    public static StreamName Stream() => new($"{Category()}-1");

    public static NewEvent Event(string data = "{}", string type = "thing.happened.v1", string metadata = "{\"a\":1}") =>
        new(type, Encoding.UTF8.GetBytes(data), Encoding.UTF8.GetBytes(metadata));

    public static NewEvent[] Events(int count, string mark = "") =>
        [.. Enumerable.Range(0, count).Select(i => Event($"{{\"mark\":\"{mark}\",\"n\":{i}}}", $"thing{i % 3}.happened.v1"))];

    public static string Text(RecordedEvent recorded) => Encoding.UTF8.GetString(recorded.Data.Span);

    public static string Text(NewEvent appended) => Encoding.UTF8.GetString(appended.Data.Span);
}
