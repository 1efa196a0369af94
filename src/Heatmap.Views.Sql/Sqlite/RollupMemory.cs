namespace Heatmap.Views.Sql;

/// <summary>
/// What the writer has lately read and written of the totals, so that the totals of the current hour aren't read again for every
/// commit. Used on the writer's thread alone, which is the only one that changes totals; forgets all when a transaction fails.
/// Numbers of series are never given out twice, so cells of a series that is gone are never asked for.
/// </summary>
internal sealed class RollupMemory
{
    private const long BytesOfCells = 64 * 1024 * 1024;
    private const long BytesOfSeries = 32 * 1024 * 1024;

    // An entry's dictionary slot and array header.
    private const int Overhead = 80;

    private readonly RecentlyUsed<(GenerationId, RollupSeries), long> _series = new(BytesOfSeries);
    private readonly RecentlyUsed<(long Series, BucketSize Size, long Bucket), byte[]> _cells = new(BytesOfCells);

    public long? Find(GenerationId generation, RollupSeries series) => _series.TryGet((generation, series), out var id) ? id : null;

    public void Remember(GenerationId generation, RollupSeries series, long id) =>
        _series.Set((generation, series), id, Overhead + (2 * (series.Name.Length + series.Item.Length)));

    public void Forget(GenerationId generation, RollupSeries series) => _series.Remove((generation, series));

    /// <summary>No bytes where it is known that there is no such total; null where nothing is known.</summary>
    public byte[]? Find(long series, BucketDelta delta) => _cells.TryGet((series, delta.Size, delta.Bucket), out var cells) ? cells : null;

    public void Remember(long series, BucketDelta delta, byte[] cells) =>
        _cells.Set((series, delta.Size, delta.Bucket), cells, Overhead + cells.Length);

    public void Clear()
    {
        _series.Clear();
        _cells.Clear();
    }
}
