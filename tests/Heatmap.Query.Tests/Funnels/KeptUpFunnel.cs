using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query.Tests.Funnels;

/// <summary>A funnel's totals in a store, its parts by category that are asked for again and again, and what they must be.</summary>
internal sealed class KeptUpFunnel : IAsyncDisposable
{
    public const long Quarter = 15 * 60 * 1000;

    private static readonly SiteId Site = new("shop");
    private static readonly Definitions Rules = Definitions.Default;
    private static readonly Funnel Way = new() { Id = "f", Name = "Way", Window = 1, Steps = [new FunnelStep { Kind = StepKind.Page }, new FunnelStep { Kind = StepKind.Page }] };

    private readonly List<(string? Account, long At, int Step, long Count)> _done = [];
    private readonly FunnelsInMemory _memory;

    private KeptUpFunnel(KeptUpViews views) =>
        (Views, _memory) = (views, new FunnelsInMemory(views, views.Live, views.Announcements, views.Patience));

    public KeptUpViews Views { get; }

    public static async Task<KeptUpFunnel> StartAsync(bool patient = false) =>
        new(await KeptUpViews.StartAsync(new FunnelsProjection().Version, range => range is { Facet: null, Size: BucketSize.Quarter, Name: { } name } && name.EndsWith("account", StringComparison.Ordinal), patient));

    /// <summary>Commits how many took a step, of which account (null: of none), by when they took the first.</summary>
    public async Task CommitAsync(int partition, IReadOnlyList<(string? Account, long At, int Step, long Count)> done, bool told = true)
    {
        _done.AddRange(done);
        var whole = done.Select(d => (Name: Way.Key, Facet: "", d));
        var parts = done.Where(d => d.Account is not null).Select(d => (Name: FunnelView.NameOf(Way.Key, FunnelView.Account), Facet: d.Account!, d));
        await Views.CommitAsync(
            partition,
            [.. whole.Concat(parts).GroupBy(d => (d.Name, d.Facet, Bucket: d.d.At / Quarter)).Select(g => new RollupDelta(
                new RollupKey(FunnelView.Family, Site.Value, g.Key.Name, g.Key.Facet, FunnelView.Steps, BucketSize.Quarter, g.Key.Bucket),
                g.GroupBy(d => d.d.Step).ToDictionary(s => s.Key, s => s.Sum(d => d.d.Count))))],
            told);
    }

    /// <summary>How many took each step, by category, as it is kept up.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(long from, long to, IReadOnlyDictionary<string, AccountCategory> categories) =>
        InWords((await new FunnelQuery(Views.Live, Views, _memory).CategoriesAsync(new FunnelAsked(Site, Way, Rules, from, to), account => Of(account, categories), CancellationToken.None))
            .Select(f => (f.Value!, f.Steps[0].Count, f.Steps[1].Count)));

    /// <summary>The same, counted by hand.</summary>
    public IReadOnlyList<string> Count(long from, long to, IReadOnlyDictionary<string, AccountCategory> categories) => InWords(_done
        .Where(d => d.At / Quarter >= from / Quarter && d.At / Quarter < (to + Quarter - 1) / Quarter)
        .GroupBy(d => d.Account is null ? "" : Of(d.Account, categories).ToString())
        .Select(g => (g.Key, g.Where(d => d.Step == 0).Sum(d => d.Count), g.Where(d => d.Step == 1).Sum(d => d.Count)))
        .Where(p => p.Item2 > 0));

    public ValueTask DisposeAsync() => _memory.DisposeAsync();

    private static AccountCategory Of(string account, IReadOnlyDictionary<string, AccountCategory> categories) =>
        categories.GetValueOrDefault(account, AccountCategory.Looker);

    private static IReadOnlyList<string> InWords(IEnumerable<(string Category, long First, long Second)> parts) =>
        [.. parts.Select(p => $"{p.Category} {p.First} {p.Second}").Order(StringComparer.Ordinal)];
}
