using System.Collections.Concurrent;
using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Inspecting;

public sealed class MemoryTests
{
    [Fact]
    public async Task Of_each_site_a_bounded_number_is_remembered_and_what_went_well_pushes_no_refusal_out()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Some.Batch(1), origin: "https://foreign.example");

        foreach (var n in Enumerable.Range(2, 300)) await server.SendAsync(Some.Batch(n));

        var noted = server.Notes();
        (noted.Notes.Count, noted.Skipped, noted.Last).ShouldBe((101, 200, 301));
        noted.Notes.Select(n => n.Number).ShouldBe([.. Enumerable.Range(0, 100).Select(n => 301L - n), 1]);
        noted.Notes[^1].Code.ShouldBe("foreign-origin");
    }

    [Fact]
    public void Of_many_sites_those_that_spoke_last_are_remembered_and_those_that_are_watched()
    {
        var (clock, sites) = (new StoppedClock(), new ManySites());
        var notes = new RequestNotes(sites, clock);
        using var ending = new CancellationTokenSource();
        _ = notes.WatchAsync(sites.At(0).Id, ending.Token).GetAsyncEnumerator().MoveNextAsync().AsTask();

        for (var n = 0; n <= RequestNotes.RememberedSites; n++)
        {
            clock.Forward(TimeSpan.FromSeconds(1));
            Refuse(notes, sites.At(n));
        }

        int Count(int n) => notes.Last(sites.At(n).Id).Notes.Count;
        (Count(0), Count(1), Count(2), Count(RequestNotes.RememberedSites)).ShouldBe((1, 0, 1, 1));
    }

    [Fact]
    public async Task Who_watches_is_told_the_last_ones_first_and_then_each_that_comes_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Some.Batch(1));
        await using var watched = server.AllNotes.WatchAsync(Some.Site.Id, CancellationToken.None).GetAsyncEnumerator();
        await NextAsync(watched);
        watched.Current.Notes.Select(n => n.Number).ShouldBe([1]);

        foreach (var n in Enumerable.Range(2, 20)) await server.SendAsync(Some.Batch(n));

        var seen = new List<long>();
        while (seen.Count < 20)
        {
            await NextAsync(watched);
            seen.AddRange(watched.Current.Notes.Select(n => n.Number).Reverse());
            watched.Current.Skipped.ShouldBe(0);
        }

        seen.ShouldBe(Enumerable.Range(2, 20).Select(n => (long)n));
    }

    [Fact]
    public async Task Who_watches_a_busy_site_is_told_how_many_were_left_out()
    {
        var (clock, sites) = (new StoppedClock(), new ManySites());
        var notes = new RequestNotes(sites, clock);
        await using var watched = notes.WatchAsync(sites.At(0).Id, CancellationToken.None).GetAsyncEnumerator();
        await NextAsync(watched);

        for (var n = 0; n < 250; n++) Refuse(notes, sites.At(0));

        await NextAsync(watched);
        (watched.Current.Notes.Count, watched.Current.Skipped, watched.Current.Last).ShouldBe((100, 150, 250));
    }

    [Fact]
    public async Task Notes_made_at_once_are_each_counted()
    {
        var (clock, sites) = (new StoppedClock(), new ManySites());
        var notes = new RequestNotes(sites, clock);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var n = 0; n < 500; n++) Refuse(notes, sites.At(n % 3));
        })));

        Enumerable.Range(0, 3).Sum(n => notes.Last(sites.At(n).Id).Last).ShouldBe(4000);
    }

    private static async Task NextAsync(IAsyncEnumerator<NotedRequests> watched) =>
        (await watched.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();

    private static void Refuse(RequestNotes notes, SiteProfile site)
    {
        var trace = new RequestTrace();
        Should.Throw<RequestRefusedException>(() => trace.ReadHeader(System.Text.Encoding.UTF8.GetBytes($"{{\"site\":\"{site.PublicKey}\"}}")));
        notes.Note(trace, new RequestOutcome(CollectEndpoint.Path, 400, null, null, new RequestRefusedException(400, "missing-field", "$.batch is missing.")));
    }

    private sealed class ManySites : ISites
    {
        private readonly ConcurrentDictionary<string, SiteProfile> _sites = new();

        public SiteProfile At(int n) => _sites.GetOrAdd($"pk_{n:D4}", key => Some.Site with { Id = new SiteId($"site{n:D4}"), PublicKey = key });

        public SiteProfile? Find(string publicKey) => _sites.GetValueOrDefault(publicKey);

        public bool HasOrigin(string origin) => false;
    }
}
