using Heatmap.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.Server.Tests;

public sealed class TrackerOverHttpTests
{
    private const string Sessions = "query($s: ID!) { sessions(site: $s) { edges { node { id } } } }";
    private const string Session = "query($s: ID!, $i: ID!) { session(site: $s, id: $i) { browser timeline(first: 10) { entries { kind page } } } }";

    [Fact]
    public async Task What_a_server_tracked_stands_in_a_session_and_once_though_the_first_answer_was_lost()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("acme");
        var lost = new LosesFirstAnswer();
        var services = new ServiceCollection().AddLogging().AddHeatmap(options => (options.SiteId, options.Server) = (company.Site.PublicKey, world.Server.Address));
        services.AddHttpClient(ServerSideTracker.HttpClientName).AddHttpMessageHandler(() => lost);
        var occasion = new Occasion(Guid.CreateVersion7(), new Uri(company.Origin + "/checkout"), Sending.Agent);
        TrackerCounts counts;
        await using (var provider = services.BuildServiceProvider())
        {
            var tracker = provider.GetRequiredService<ServerSideTracker>();
            tracker.Track(occasion, "paid", new Dictionary<string, PropertyValue> { ["plan"] = "pro" });
            tracker.Identify(occasion, email: "ann@acme.example");
            await tracker.FlushAsync();
            counts = tracker.Counts;
        }

        lost.Answers.ShouldBe(2);
        counts.ShouldBe(new TrackerCounts(2, 0, 0));
        var id = "";
        await Waiting.UntilAsync(async () =>
        {
            var edges = (await world.DataAsync(company.Token, Sessions, new { s = company.Site.Id.ToString() })).GetProperty("sessions").GetProperty("edges");
            if (edges.GetArrayLength() == 0) return false;
            id = edges.EnumerateArray().ShouldHaveSingleItem().GetProperty("node").GetProperty("id").GetString();
            return true;
        }, "the session");
        var session = (await world.DataAsync(company.Token, Session, new { s = company.Site.Id.ToString(), i = id })).GetProperty("session");
        session.GetProperty("browser").GetString().ShouldStartWith("Chrome");
        var entries = session.GetProperty("timeline").GetProperty("entries").EnumerateArray();
        entries.Count(e => (e.GetProperty("kind").GetString(), e.GetProperty("page").GetString()) == ("custom", "/checkout")).ShouldBe(1);
    }

    /// <summary>The server takes the first batch, but its answer never comes back.</summary>
    private sealed class LosesFirstAnswer : DelegatingHandler
    {
        public int Answers { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return ++Answers == 1 ? throw new HttpRequestException("The connection broke.") : answer;
        }
    }
}
