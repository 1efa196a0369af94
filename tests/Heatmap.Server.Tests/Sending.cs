using Heatmap.Client;

namespace Heatmap.Server.Tests;

/// <summary>Makes and sends batches as browsers would.</summary>
public static class Sending
{
    public const string Agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static Batch Batch(string key, Guid visitor, string url, params CapturedEvent[] events) => new()
    {
        Site = key,
        Id = Guid.CreateVersion7(),
        Run = Guid.CreateVersion7(),
        Visitor = visitor,
        Mode = Mode.Balanced,
        SentAt = Now,
        Sdk = "test",
        Pages = [new Page("p1", url, new Size(1280, 800))],
        Events = events,
    };

    public static Click Click(int seq, string selector = "#buy", string? text = null, int x = 100, int y = 200) => new(
        seq, "p1", Now, x, y, new Size(1280, 3000), 0, 1, true, new Target(selector, "button", Target.Centre, Target.Centre, false, text));

    /// <summary>A view and as many clicks.</summary>
    public static Batch Visit(string key, Guid visitor, string url, int clicks = 1) =>
        Batch(key, visitor, url, [new View(1, "p1", Now), .. Enumerable.Range(2, clicks).Select(n => (CapturedEvent)Click(n))]);

    public static async Task<Client.CollectAnswer> SendAsync(HttpClient http, Uri server, Batch batch, string origin, string agent = Agent) =>
        await new CollectClient(http, server, TimeProvider.System).SendAsync(batch, new Caller(agent, origin));
}
