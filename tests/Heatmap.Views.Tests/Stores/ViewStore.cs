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

    public abstract IGenerationTroubles Troubles { get; }

    public abstract ILeases Leases { get; }

    public abstract IMembership Membership { get; }

    /// <summary>What commits and saves of tests stand on; null before the first.</summary>
    public Fence? Fence { get; private set; }

    /// <summary>A lease of a node of this name, which joins for it.</summary>
    public async Task<Lease> LeaseAsync(string node, int resource)
    {
        await Membership.BeatAsync(node, TimeSpan.Zero);
        return (await Leases.TakeAsync(node, [resource])).ShouldHaveSingleItem();
    }

    public async Task<GenerationId> BeginAsync(string projection = "click-map") => (await SaveAsync(Some.Generation(projection)))[0].Id;

    public async Task<IReadOnlyList<Generation>> SaveAsync(params Generation[] generations) =>
        await Generations.SaveAsync(await FenceAsync(), generations);

    public async Task CommitAsync(params GenerationCommit[] commits) => await Writer.CommitAsync(await FenceAsync(), commits);

    /// <summary>The fence of tests is lost with what it stood in: the next commit takes another.</summary>
    protected void LoseFence() => Fence = null;

    private async Task<Fence> FenceAsync() => Fence ??= new Fence([await LeaseAsync($"test {Guid.NewGuid():N}", 0)]);

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
