namespace Heatmap.Views.Tests;

public sealed class InMemoryStore : ViewStore
{
    private readonly InMemoryViews _views = new();

    public override IViewReader Rows => _views;

    public override IRollupReader Rollups => _views;

    public override IViewWriter Writer => _views;

    public override IProgressReader Progress => _views;

    public override IGenerationStore Generations => _views;

    public override IGenerationAudit Audit => _views;

    public override IGenerationTroubles Troubles => _views;

    public override ILeases Leases => _views;

    public override IMembership Membership => _views;
}
