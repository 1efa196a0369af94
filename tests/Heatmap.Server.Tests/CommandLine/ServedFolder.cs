using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heatmap.Client;

namespace Heatmap.Server.Tests.CommandLine;

/// <summary>A data folder with a site and some visits, which a server of <c>serve</c> owns or nobody.</summary>
public sealed partial class ServedFolder(Checkout checkout, string name) : IAsyncDisposable
{
    public const string Origin = "https://shop.example";
    public const string Login = "olga@shop.example";

    private readonly HttpClient _http = new();
    private Process? _process;

    public HeatmapProgram Program => checkout.Program;

    public string Data => checkout.At(name);

    public Uri Address { get; private set; } = null!;

    public bool IsServed => _process is not null;

    public string Site { get; private set; } = "";

    public string Key { get; private set; } = "";

    public string FirstPassword { get; private set; } = "";

    /// <summary>Founds the shop, and lets visitors come whose visits are folded when the task ends.</summary>
    public async Task FillAsync(int visitors)
    {
        await StartAsync();
        var shop = (await RunAsync("organizations", "add", "Shop Ltd", "--site", "Shop", "--login", Login, "--origins", Origin, "--json")).Done().Result();
        Site = shop.GetProperty("site").GetString()!;
        Key = shop.GetProperty("publicKey").GetString()!;
        FirstPassword = shop.GetProperty("oneTimePassword").GetString()!;
        await TakenAsync(Visit(Guid.CreateVersion7(), EventsOfEveryProjection));
        for (var n = 1; n < visitors; n++) await TakenAsync(Visit(Guid.CreateVersion7()));
        await FoldedAsync();
    }

    /// <summary>What projections need beside views and clicks to have something: an account, a vital, an error.</summary>
    private static CapturedEvent[] EventsOfEveryProjection =>
    [
        new Identify(3, "p1", Sending.Now, "ann@acme.example"),
        new Vital(4, "p1", Sending.Now, VitalName.Lcp, 1200, Rating.Good),
        new Failure(5, "p1", Sending.Now, FailureKind.Error, "an empty cart has no total"),
    ];

    public async Task StartAsync()
    {
        _process = Program.Start(checkout.Environment, "serve", "--port", "0", "--data", Data);
        var complaint = _process.StandardError.ReadToEndAsync();
        var said = "";
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Waiting.Limit) is { } line)
        {
            said += line + Environment.NewLine;
            if (Running().Match(line) is { Success: true } found) Address = new Uri($"http://127.0.0.1:{found.Groups[1].Value}/");
            if (!line.StartsWith("Stop it with", StringComparison.Ordinal)) continue;
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }

        throw new InvalidOperationException($"The server ended before it listened:{Environment.NewLine}{said}{await complaint}");
    }

    /// <summary>As a service manager does; the server's exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var process = _process!;
        _process = null;
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(Waiting.Limit);
        return process.ExitCode;
    }

    public void Kill()
    {
        using var process = _process!;
        _process = null;
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Calls a verb on this folder.</summary>
    public Task<Answered> RunAsync(params string[] arguments) => Program.RunAsync([.. arguments, "--data", Data]);

    public Batch Visit(Guid visitor, params CapturedEvent[] more) =>
        Sending.Batch(Key, visitor, Origin + "/plants", [new View(1, "p1", Sending.Now), Sending.Click(2), .. more]);

    public Task<CollectAnswer> SendAsync(Batch batch) => Sending.SendAsync(_http, Address, batch, Origin);

    public async Task TakenAsync(Batch batch) => (await SendAsync(batch)).ShouldBeOfType<Taken>().Accepted.ShouldBe(batch.Events.Count);

    /// <summary>What the browser of a forgotten visitor still sends, or sends again, is refused for good.</summary>
    public async Task GoneAsync(Batch visit)
    {
        foreach (var batch in (Batch[])[visit, Visit(visit.Visitor!.Value)])
            (await SendAsync(batch)).ShouldBeOfType<Refused>().Status.ShouldBe(410);
    }

    /// <summary>Waits until every projection has folded all there is.</summary>
    public Task FoldedAsync() => Waiting.UntilAsync(
        async () => (await RunAsync("projections", "list", "--json")).Done().Result().EnumerateArray().All(g => g.GetProperty("progress").GetDouble() >= 1),
        "the visits are folded");

    /// <summary>Whether somebody can sign in; needs a server.</summary>
    public async Task<bool> MaySignInAsync(string login, string password)
    {
        const string mutation = "mutation($l: String!, $p: String!) { login(login: $l, password: $p) { token } }";
        using var answer = await _http.PostAsJsonAsync(new Uri(Address, "graphql"), new { query = mutation, variables = new { l = login, p = password } });
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return said.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.GetProperty("login").ValueKind == JsonValueKind.Object;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsServed) await StopAsync();
        _http.Dispose();
    }

    [GeneratedRegex(@"^Heatmap is running: http://localhost:(\d+)/")]
    private static partial Regex Running();
}
