namespace Heatmap.Views;

/// <summary>
/// Walks two streams of rows, both sorted by key, side by side, so that generations of any size are compared in flat memory.
/// Counts what was held against one another (a row on one side only counts too).
/// </summary>
public sealed class AuditWalk
{
    private long _rows;

    /// <summary>Holds view rows, sorted by <see cref="ViewKeyOrder"/>, and then totals, by <see cref="RollupKeyOrder"/>, against one another.</summary>
    public static async Task<Comparison> CompareAsync(
        IAsyncEnumerable<ViewRow> liveRows,
        IAsyncEnumerable<ViewRow> rebuiltRows,
        IAsyncEnumerable<Rollup> liveTotals,
        IAsyncEnumerable<Rollup> rebuiltTotals,
        CancellationToken cancellation)
    {
        var walk = new AuditWalk();
        var first = await walk.RunAsync(
            liveRows, rebuiltRows, r => r.Key, ViewKeyOrder.Instance, Differences.Between, cancellation);
        first ??= await walk.RunAsync(
            liveTotals, rebuiltTotals, r => r.Key, RollupKeyOrder.Instance, Differences.Between, cancellation);
        return new Comparison(walk._rows, first);
    }

    /// <summary>The first difference in words, or null.</summary>
    private async Task<string?> RunAsync<TRow, TKey>(
        IAsyncEnumerable<TRow> live,
        IAsyncEnumerable<TRow> rebuilt,
        Func<TRow, TKey> key,
        IComparer<TKey> order,
        Func<TRow, TRow, string?> difference,
        CancellationToken cancellation)
    {
        await using var one = live.GetAsyncEnumerator(cancellation);
        await using var other = rebuilt.GetAsyncEnumerator(cancellation);
        var (left, right) = (await one.MoveNextAsync(), await other.MoveNextAsync());
        while (left || right)
        {
            _rows++;
            var side = !left ? 1 : !right ? -1 : order.Compare(key(one.Current), key(other.Current));
            if (side < 0) return $"{key(one.Current)}: live has it, rebuilt has not";
            if (side > 0) return $"{key(other.Current)}: rebuilt has it, live has not";
            if (difference(one.Current, other.Current) is { } words) return $"{key(one.Current)}: {words}";
            (left, right) = (await one.MoveNextAsync(), await other.MoveNextAsync());
        }

        return null;
    }
}
