using System.Text.Json;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query.Tests.Accounts;

/// <summary>To which accounts the sessions of a list belong.</summary>
public sealed class SessionAccountsTests
{
    private static readonly SiteId Site = new("shop");

    [Fact]
    public async Task The_accounts_of_a_whole_list_are_one_read()
    {
        var views = new InMemoryViews();
        await views.BeatAsync("node", TimeSpan.Zero);
        var fence = new Fence(await views.TakeAsync("node", [0]));
        var version = new AccountsProjection().Version;
        var live = new Generation(new GenerationId(0), version.Name, version.Code, Generation.EverySite, 1, GenerationState.Live, Trouble: null);
        var generation = (await views.SaveAsync(fence, [live]))[0].Id;
        string[] sessions = [.. Enumerable.Range(0, 100).Select(n => $"s{n}")];
        await views.CommitAsync(fence, [new GenerationCommit(generation, [.. sessions.Where((_, n) => n % 2 == 0).Select(Row)], [], [], [], [])]);
        var counted = new CountedReads(views);

        var found = await new AccountPeopleQuery(new LiveViews(views, views, new AllKept()), counted).AccountsOfAsync(Site, sessions, CancellationToken.None);

        found.ShouldBe(sessions.Where((_, n) => n % 2 == 0).ToDictionary(s => s, s => $"domain:{s}.example"), ignoreOrder: true);
        counted.Reads.ShouldBe(1);
    }

    private static ViewRow Row(string session) => new(
        new ViewKey(SessionAccountRow.View, Site.Value, "", session),
        0,
        JsonSerializer.SerializeToUtf8Bytes(new SessionAccountRow($"domain:{session}.example"), AccountJson.Default.SessionAccountRow));

    private sealed class AllKept : IKeptEvents
    {
        public long? Since(SiteId site) => null;
    }

    private sealed class CountedReads(IViewReader reader) : IViewReader
    {
        public int Reads { get; private set; }

        public Task<ViewRow?> FindAsync(GenerationId generation, ViewKey key, CancellationToken cancellation = default)
        {
            Reads++;
            return reader.FindAsync(generation, key, cancellation);
        }

        public Task<IReadOnlyList<ViewRow>> FindAsync(GenerationId generation, IReadOnlyCollection<ViewKey> keys, CancellationToken cancellation = default)
        {
            Reads++;
            return reader.FindAsync(generation, keys, cancellation);
        }

        public Task<IReadOnlyList<ViewRow>> ListAsync(GenerationId generation, ViewListing listing, CancellationToken cancellation = default)
        {
            Reads++;
            return reader.ListAsync(generation, listing, cancellation);
        }
    }
}
