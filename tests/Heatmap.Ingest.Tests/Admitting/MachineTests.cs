using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Ingest.Tests.Enriching.Places;

namespace Heatmap.Ingest.Tests.Admitting;

public sealed class MachineTests
{
    private const string Headless = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36";

    [Theory]
    [InlineData("webdriver")]
    [InlineData("user-agent")]
    [InlineData("no-user-agent")]
    [InlineData("data-centre")]
    [InlineData("inhuman-pace")]
    [InlineData("inhuman-order")]
    [InlineData("untrusted-clicks")]
    public async Task A_machine_is_marked_or_refused_or_let_be_as_its_site_says(string sign)
    {
        using var folder = new GeoFolder(hosting: sign == "data-centre");
        foreach (var policy in Enum.GetValues<BotPolicy>())
        {
            await using var server = await TestServer.StartAsync(options: folder.Options, site: Some.Site with { BotPolicy = policy });
            var counted = new List<string>();
            using var counting = Counting(server, counted);

            var answer = await SendAsync(server, sign);

            var stored = await server.StoredAsync();
            counted.ShouldBe(policy switch { BotPolicy.Off => [], BotPolicy.Mark => [$"{sign} marked"], _ => [$"{sign} refused"] });
            if (policy == BotPolicy.Refuse)
            {
                answer.Status.ShouldBe(HttpStatusCode.Forbidden);
                answer.Code.ShouldBe("machine");
                answer.Text.ShouldContain($"({sign}: ");
                stored.ShouldBeEmpty();
                continue;
            }

            answer.Status.ShouldBe(HttpStatusCode.Accepted);
            stored[^1].Happened.ShouldBeOfType<CaptureStarted>().Automation.ShouldBe(policy == BotPolicy.Mark ? sign : null);
        }
    }

    [Fact]
    public async Task A_person_is_let_through_where_machines_are_refused()
    {
        using var folder = new GeoFolder(hosting: false);
        await using var server = await TestServer.StartAsync(options: folder.Options, site: Some.Site with { BotPolicy = BotPolicy.Refuse });
        // Double and triple clicks, a page's own clicks, a clock that was set back once: all of it happens.
        var events = Enumerable.Range(0, 30).Select(n => Click(n + 1, Some.Now + (n * 70) - (n > 20 ? 900 : 0), trusted: n % 3 > 0)).ToArray();

        (await server.SendAsync(Some.Batch(1, events))).Accepted.ShouldBe(30);
        (await server.SendAsync(Some.Batch(2, Click(31, Some.Now, trusted: false)).With("webdriver", false))).Accepted.ShouldBe(1);
        (await server.StoredAsync()).Select(e => e.Happened).OfType<CaptureStarted>().ShouldAllBe(s => s.Automation == null);
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_of_the_visitor()
    {
        await using var server = await TestServer.StartAsync(site: Some.Site with { BotPolicy = BotPolicy.Refuse });

        await server.SendAsync(Some.Batch(1).With("webdriver", true));
        (await server.SendAsync(Some.Batch(1))).Accepted.ShouldBe(1);

        (await server.StoredAsync()).Count.ShouldBe(2);
    }

    private static Task<TestServer.Answer> SendAsync(TestServer server, string sign) => sign switch
    {
        "webdriver" => server.SendAsync(Some.Batch(1).With("webdriver", true)),
        "user-agent" => server.SendAsync(Some.Batch(1), agent: Headless),
        "no-user-agent" => server.SendAsync(Some.Batch(1), agent: null),
        "inhuman-pace" => server.SendAsync(Some.Batch(1, Of(12, n => Click(n, Some.Now, trusted: true)))),
        "inhuman-order" => server.SendAsync(Some.Batch(1, Of(12, n => Click(n, Some.Now - (n * 100), trusted: true)))),
        "untrusted-clicks" => server.SendAsync(Some.Batch(1, Of(6, n => Click(n, Some.Now + (n * 1000), trusted: false)))),
        _ => server.SendAsync(Some.Batch(1)),
    };

    private static JsonObject[] Of(int count, Func<int, JsonObject> make) => [.. Enumerable.Range(1, count).Select(make)];

    private static JsonObject Click(int seq, long at, bool trusted)
    {
        var click = Some.Event(
            "click",
            $"\"x\":640,\"y\":1890,\"document\":[1280,4200],\"button\":0,\"count\":1,\"trusted\":{(trusted ? "true" : "false")},\"target\":{{\"selector\":\"#a\",\"tag\":\"a\",\"rx\":1,\"ry\":2,\"fixed\":false}}",
            seq);
        click["at"] = at;
        return click;
    }

    private static MeterListener Counting(TestServer server, List<string> counted)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "heatmap.ingest.machines" && ReferenceEquals(instrument.Meter.Scope, server.MeterFactory)) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add($"{tags[0].Value} {tags[1].Value}"));
        listener.Start();
        return listener;
    }

    /// <summary>A folder in which this machine is one of a data centre, or isn't.</summary>
    private sealed class GeoFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("heatmap-machines-").FullName;

        public GeoFolder(bool hosting) => File.WriteAllBytes(
            Path.Combine(_path, "networks.mmdb"), new MmdbWriter().Add("127.0.0.0/8", SomePlace.Network(hosting ? 24940u : 64500u, "Somebody")).ToBytes());

        public IngestOptions Options => new() { RequestsByAddress = 1e6, BurstByAddress = 1e6, Places = _path };

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
