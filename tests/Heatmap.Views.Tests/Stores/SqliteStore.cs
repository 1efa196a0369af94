using Heatmap.Views.Sql;

namespace Heatmap.Views.Tests;

/// <summary>Runs on the operating system's library or the bundled one, as HEATMAP_SQLITE says.</summary>
public sealed class SqliteStore : ViewStore
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("heatmap-views-");
    private SqliteViews _views;

    public SqliteStore() => _views = SqliteViews.Open(Path);

    public string Path => System.IO.Path.Combine(_folder.FullName, "views.db");

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

    public Task ReleaseFreePagesAsync() => _views.ReleaseFreePagesAsync();

    /// <summary>Closes the file, lets somebody change it and opens it again, as another process would.</summary>
    public void Reopen(Action? meanwhile = null, int version = ViewTables.Version)
    {
        _views.Dispose();
        meanwhile?.Invoke();
        _views = SqliteViews.Open(Path, version);
        if (_views.Discarded) LoseFence();
    }

    protected override void Dispose(bool disposing)
    {
        _views.Dispose();
        _folder.Delete(recursive: true);
        base.Dispose(disposing);
    }
}
