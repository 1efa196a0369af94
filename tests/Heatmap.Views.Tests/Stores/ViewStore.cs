namespace Heatmap.Views.Tests;

/// <summary>A store under test: its ports, and how to get rid of it.</summary>
public abstract class ViewStore : IDisposable
{
    public abstract IViewReader Rows { get; }

    public abstract IRollupReader Rollups { get; }

    public abstract IViewWriter Writer { get; }

    public abstract IProgressReader Progress { get; }

    public abstract IGenerationStore Generations { get; }

    public abstract IGenerationAudit Audit { get; }

    public abstract ILeases Leases { get; }

    /// <summary>The newest lease, taken at the first use.</summary>
    public FencingToken Token { get; set; }

    public async Task<GenerationId> BeginAsync(string projection = "click-map") =>
        (await Generations.SaveAsync([Some.Generation(projection)]))[0].Id;

    public async Task CommitAsync(params GenerationCommit[] commits)
    {
        if (Token == default) Token = await Leases.TakeAsync("test");
        await Writer.CommitAsync(Token, commits);
    }

    /// <summary>The weights of all totals that the range names, by key.</summary>
    public async Task<Dictionary<RollupKey, Dictionary<int, long>>> TotalsAsync(GenerationId generation, params RollupRange[] ranges)
    {
        var totals = new Dictionary<RollupKey, Dictionary<int, long>>();
        foreach (var total in await Rollups.ReadAsync(generation, ranges))
        {
            var cells = new Dictionary<int, long>();
            SparseGrid.AddTo(cells, total.Cells.Span);
            totals.Add(total.Key, cells);
        }

        return totals;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
