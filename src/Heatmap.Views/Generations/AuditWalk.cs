namespace Heatmap.Views;

/// <summary>
/// Walks the sorted rows of two generations side by side, so that generations of any size are compared in flat memory. A row that
/// only one side has counts as compared.
/// </summary>
public static class AuditWalk
{
    /// <param name="rows">View rows of both, in the order of <see cref="ViewKeyOrder"/>.</param>
    /// <param name="totals">Totals of both, in the order of <see cref="RollupKeyOrder"/>; not enumerated when rows differ.</param>
    public static Comparison Compare(
        (IEnumerable<ViewRow> Live, IEnumerable<ViewRow> Rebuilt) rows, (IEnumerable<Rollup> Live, IEnumerable<Rollup> Rebuilt) totals)
    {
        var count = 0L;
        var first = Walk(rows.Live, rows.Rebuilt, r => r.Key, ViewKeyOrder.Instance, Differences.Between, ref count);
        first ??= Walk(totals.Live, totals.Rebuilt, t => t.Key, RollupKeyOrder.Instance, Differences.Between, ref count);
        return new Comparison(count, first);
    }

    private static string? Walk<TRow, TKey>(
        IEnumerable<TRow> live,
        IEnumerable<TRow> rebuilt,
        Func<TRow, TKey> key,
        IComparer<TKey> order,
        Func<TRow, TRow, string?> difference,
        ref long count)
    {
        using var one = live.GetEnumerator();
        using var other = rebuilt.GetEnumerator();
        var (left, right) = (one.MoveNext(), other.MoveNext());
        for (; left || right; (left, right) = (one.MoveNext(), other.MoveNext()))
        {
            count++;
            var side = !left ? 1 : !right ? -1 : order.Compare(key(one.Current), key(other.Current));
            if (side < 0) return $"{key(one.Current)}: live has it, rebuilt has not";
            if (side > 0) return $"{key(other.Current)}: rebuilt has it, live has not";
            if (difference(one.Current, other.Current) is { } words) return $"{key(one.Current)}: {words}";
        }

        return null;
    }
}
