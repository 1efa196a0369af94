using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Client;
using Heatmap.Server;

namespace Heatmap.Cluster.Tests.Nodes;

/// <summary>A site, and a token of somebody who may ask anything about it.</summary>
internal sealed record Shop(string Site, string Key, string Token)
{
    public const string Origin = "https://shop.example";

    private const string Login = "olga";

    /// <summary>Founds one through a server's local socket, as the command line does.</summary>
    public static async Task<Shop> FoundAsync(string data, Func<string?, string, object, Task<JsonElement>> ask)
    {
        using var control = new ControlClient(DataFolder.ControlSocket(data));
        var made = await control.AskAsync(
            "organizations/add",
            new JsonObject { ["name"] = "Shop Ltd", ["site"] = "Shop", ["login"] = Login, ["origins"] = new JsonArray(Origin) },
            _ => { },
            CancellationToken.None);
        string Made(string name) => made.GetProperty(name).GetString()!;
        var password = Made("oneTimePassword");
        var first = await ask(null, "mutation($l: String!, $p: String!) { login(login: $l, password: $p) { token } }", new { l = Login, p = password });
        var chosen = await ask(
            first.GetProperty("login").GetProperty("token").GetString(),
            "mutation($p: String!) { changePassword(current: $p, new: \"correct horse battery\") { token } }", new { p = password });
        return new Shop(Made("site"), Made("publicKey"), chosen.GetProperty("changePassword").GetProperty("token").GetString()!);
    }

    /// <summary>A visitor's events in a row, numbered on from <paramref name="from"/>: a view at the beginning, clicks after it.</summary>
    public Batch Visit(string page, Guid visitor, Guid run, int from, int count)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        return new Batch
        {
            Site = Key,
            Id = Guid.CreateVersion7(),
            Run = run,
            Visitor = visitor,
            Mode = Mode.Balanced,
            SentAt = now,
            Sdk = "test",
            Pages = [new Page("p1", Origin + page, new Size(1280, 800))],
            Events = [.. Enumerable.Range(from, count).Select(n => n == 1 ? (CapturedEvent)new View(n, "p1", now) : Click(n, now))],
        };
    }

    private static Click Click(int seq, long at) =>
        // The place tells which click it is.
        new(seq, "p1", at, seq, 200, new Size(1280, 3000), 0, 1, true, new Target("#buy", "button", Target.Centre, Target.Centre, false));
}
