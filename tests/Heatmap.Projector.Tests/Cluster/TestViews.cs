using Heatmap.Projections;
using Heatmap.TestServers;
using Heatmap.Views;
using Heatmap.Views.Sql;

namespace Heatmap.Projector.Tests;

/// <summary>Views of either kind, and what they hold in a form that can be held against a fold by hand.</summary>
internal sealed class TestViews : IDisposable
{
    private readonly Action _dispose;

    private TestViews(SqlViews views, Action dispose)
    {
        (Rows, Rollups, Generations, Troubles, Audit) = (views.Rows, views.Rollups, views.Generations, views.Troubles, views.Audit);
        (Progress, Writer, Leases, Membership, _dispose) = (views.Progress, views.Writer, views.Leases, views.Membership, dispose);
    }

    public TestViews(InMemoryViews views)
    {
        (Rows, Rollups, Generations, Troubles, Audit) = (views, views, views, views, views);
        (Progress, Writer, Leases, Membership, _dispose) = (views, views, views, views, () => { });
    }

    public IViewReader Rows { get; }

    public IRollupReader Rollups { get; }

    public IGenerationStore Generations { get; }

    public IGenerationTroubles Troubles { get; }

    public IGenerationAudit Audit { get; }

    public IProgressReader Progress { get; }

    public IViewWriter Writer { get; }

    public ILeases Leases { get; }

    public IMembership Membership { get; }

    public static TestViews InMemory() => new(new InMemoryViews());

    public static TestViews Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("heatmap-projector-");
        var views = SqliteViews.Open(Path.Combine(folder.FullName, "views.db"));
        return new TestViews(views.Ports, () =>
        {
            views.Dispose();
            folder.Delete(recursive: true);
        });
    }

    /// <summary>In an empty database of their own, on a real server.</summary>
    public static async Task<TestViews> PostgresAsync()
    {
        var views = PostgresViews.Open(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync());
        return new TestViews(views.Ports, views.Dispose);
    }

    public async Task<Generation> LiveAsync(string projection, string scope = Generation.EverySite) =>
        (await Generations.ListAsync()).Single(g => g.Projection == projection && g.State == GenerationState.Live && g.Scope == scope);

    /// <summary>All totals of a site, quarter-hours only, cell by cell.</summary>
    public async Task<Dictionary<string, long>> TotalsAsync(string projection, Events.SiteId site, string scope = Generation.EverySite)
    {
        var generation = await LiveAsync(projection, scope);
        var ranges = AllProjections.List.SelectMany(p => p.Version.Families)
            .Select(f => new RollupRange(f, site.Value, BucketSize.Quarter, long.MinValue, long.MaxValue)).ToList();
        var totals = new Dictionary<string, long>();
        foreach (var rollup in await Rollups.ReadAsync(generation.Id, ranges))
        {
            var cells = new Dictionary<int, long>();
            SparseGrid.AddTo(cells, rollup.Cells.Span);
            var key = rollup.Key;
            foreach (var (cell, weight) in cells) totals[$"{key.Family} {key.Name} {key.Facet} {key.Item} {key.Bucket} {cell}"] = weight;
        }

        return totals;
    }

    public async Task<List<string>> SessionsAsync(Events.SiteId site, string scope = Generation.EverySite)
    {
        var generation = await LiveAsync("session-timeline", scope);
        var rows = await Rows.ListAsync(generation.Id, new ViewListing(SessionRow.View, site.Value, "", 10_000));
        return [.. rows.Select(r => System.Text.Encoding.UTF8.GetString(r.Document.Span))];
    }

    public void Dispose() => _dispose();
}
