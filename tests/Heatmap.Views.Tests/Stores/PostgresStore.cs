using Heatmap.TestServers;
using Heatmap.Views.Sql;

namespace Heatmap.Views.Tests;

/// <summary>Views in an empty database of their own, on a real server.</summary>
public sealed class PostgresStore : ViewStore
{
    private readonly PostgresViews _views;

    public PostgresStore()
        : this(PostgresServer.SharedAsync().GetAwaiter().GetResult().CreateDatabaseAsync().GetAwaiter().GetResult())
    {
    }

    /// <summary>Another node over a database that is there.</summary>
    public PostgresStore(string address, int version = ViewTables.Version) => (Address, _views) = (address, PostgresViews.Open(address, version));

    public string Address { get; }

    public bool Discarded => _views.Discarded;

    public override IViewReader Rows => _views.Ports.Rows;

    public override IRollupReader Rollups => _views.Ports.Rollups;

    public override IViewWriter Writer => _views.Ports.Writer;

    public override IProgressReader Progress => _views.Ports.Progress;

    public override IGenerationStore Generations => _views.Ports.Generations;

    public override IGenerationAudit Audit => _views.Ports.Audit;

    public override IGenerationTroubles Troubles => _views.Ports.Troubles;

    public override ILeases Leases => _views.Ports.Leases;

    public override IMembership Membership => _views.Ports.Membership;

    protected override void Dispose(bool disposing)
    {
        _views.Dispose();
        base.Dispose(disposing);
    }
}
