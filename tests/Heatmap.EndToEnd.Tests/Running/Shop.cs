using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Heatmap.EndToEnd.Tests;

/// <summary>A visitor's page in the demo shop, and everything that left it for the server.</summary>
public sealed class Shop : IAsyncDisposable
{
    private const string CollectPath = "/v1/events/collect";

    private readonly ConcurrentQueue<byte[]?> _bodies = new();

    public Shop(IPage page)
    {
        Page = page;
        page.Context.Request += (_, request) =>
        {
            if (IsBatch(request)) _bodies.Enqueue(request.PostDataBuffer);
        };
    }

    public IPage Page { get; }

    /// <summary>Bodies as they were sent, zipped or not.</summary>
    public byte[][] Bodies => [.. _bodies.Select(b => b ?? throw new InvalidOperationException("A batch left whose body the browser doesn't show."))];

    /// <summary>The batches as text, unzipped.</summary>
    public string[] Texts => [.. Bodies.Select(Unzipped)];

    public static string Unzipped(byte[] body)
    {
        if (body is not [0x1f, 0x8b, ..]) return Encoding.UTF8.GetString(body);
        using var reader = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static JsonElement Batch(byte[] body) => JsonSerializer.Deserialize<JsonElement>(Unzipped(body));

    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.WaitForFunctionAsync("() => typeof window.heatmap?.flush === 'function'");
    }

    /// <summary>Fills in the checkout, which is open, and pays.</summary>
    public async Task OrderAsync(string email)
    {
        foreach (var (field, text) in new[]
        {
            ("name", "Ada Lovelace"), ("email", email), ("address", "1 Long Street"), ("postcode", "D01"), ("city", "Dublin"),
            ("card", "4111111111111111"), ("expiry", "12 / 29"), ("code", "123"),
        }) await Page.FillAsync($"#{field}", text);
        await Page.CheckAsync("#terms");
        await Page.ClickAsync("#pay");
        await Assertions.Expect(Page.Locator("#thanks")).ToBeVisibleAsync();
    }

    /// <summary>Clicks at a share of an element's width and height, and tells from the page's own measures where that was.</summary>
    public async Task<Clicked> ClickAsync(string selector, double across, double down)
    {
        await Page.Locator(selector).ScrollIntoViewIfNeededAsync();
        await SettledAsync();
        var at = await Page.EvaluateAsync<JsonElement>(
            """
            ([selector, across, down]) => {
              const box = document.querySelector(selector).getBoundingClientRect();
              const [x, y] = [Math.round(box.left + box.width * across), Math.round(box.top + box.height * down)];
              return {
                x, y,
                pageX: Math.round(x + scrollX), pageY: Math.round(y + scrollY),
                rx: (x - box.left) / box.width, ry: (y - box.top) / box.height,
                width: document.documentElement.scrollWidth,
              };
            }
            """,
            new object[] { selector, across, down });
        await Page.Mouse.ClickAsync(at.GetProperty("x").GetSingle(), at.GetProperty("y").GetSingle());
        return new Clicked(
            selector, at.GetProperty("pageX").GetInt32(), at.GetProperty("pageY").GetInt32(), at.GetProperty("width").GetInt32(),
            at.GetProperty("rx").GetDouble(), at.GetProperty("ry").GetDouble());
    }

    /// <summary>Scrolls by the wheel and waits until the page stands still.</summary>
    public async Task ScrollAsync(float down)
    {
        var before = await Page.EvaluateAsync<double>("scrollY");
        await Page.Mouse.WheelAsync(0, down);
        await Page.WaitForFunctionAsync("before => scrollY !== before", before);
        await SettledAsync();
    }

    /// <summary>Has the SDK send what it has; the last answer of the server, what was sent, and when it was answered.</summary>
    public async Task<Answered> FlushAsync()
    {
        var response = await Page.RunAndWaitForResponseAsync(() => Page.EvaluateAsync("() => heatmap.flush()"), r => IsBatch(r.Request));
        var at = Stopwatch.GetTimestamp();
        return new Answered(response.Status, await response.TextAsync(), response.Request.PostDataBuffer!, at);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private static bool IsBatch(IRequest request) =>
        request.Method == "POST" && new Uri(request.Url).AbsolutePath == CollectPath;

    private async Task SettledAsync() => await Page.EvaluateAsync(
        """
        () => new Promise((done) => {
          let [last, still] = [scrollY, 0];
          const look = () => {
            still = scrollY === last ? still + 1 : 0;
            last = scrollY;
            if (still > 5) done(); else requestAnimationFrame(look);
          };
          look();
        })
        """);
}

/// <summary>An answer of the collect endpoint to the batch sent.</summary>
public sealed record Answered(int Status, string Text, byte[] Sent, long At)
{
    public int Accepted => JsonSerializer.Deserialize<JsonElement>(Text).GetProperty("accepted").GetInt32();
}

/// <summary>Where a click landed, by the page's own measures.</summary>
public sealed record Clicked(string Selector, int X, int Y, int DocumentWidth, double Across, double Down)
{
    public (int, int) Cell => (X * 64 / DocumentWidth, Y / 16);

    public (int, int) CellInElement => ((int)(Math.Round(Across * 32767) * 32 / 32768), (int)(Math.Round(Down * 32767) * 32 / 32768));
}
