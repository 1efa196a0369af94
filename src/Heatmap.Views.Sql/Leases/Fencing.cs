using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// Holds a fence against what stands, within the transaction that writes. Where writers run side by side these rows are locked
/// until its end, so that taking over and committing are ordered.
/// </summary>
internal static class Fencing
{
    private const string Version = "generation list";

    /// <exception cref="LeaseLostException">A lease is lost, or there is none.</exception>
    /// <exception cref="GenerationsChangedException">The list of generations has another version.</exception>
    public static void Check(SqlSession session, Fence fence) => Check(session, fence, session.Dialect.HoldingRows);

    /// <summary>Checks for a transaction that goes on to change the list: two of them must not both hold it and wait for the other.</summary>
    /// <exception cref="LeaseLostException">A lease is lost, or there is none.</exception>
    /// <exception cref="GenerationsChangedException">The list of generations has another version.</exception>
    public static void CheckToChange(SqlSession session, Fence fence) => Check(session, fence, session.Dialect.TakingRows);

    public static long ListVersion(SqlSession session) => ListVersion(session, "");

    /// <summary>To be called with every change of the list of generations.</summary>
    public static void RaiseListVersion(SqlSession session) => Counter.Next(session, Version);

    private static void Check(SqlSession session, Fence fence, string locking)
    {
        if (fence.Leases.Count == 0) throw new LeaseLostException();
        foreach (var held in fence.Leases.GroupBy(l => l.Node).OrderBy(n => n.Key, ByteOrder.Instance)) Check(session, held.Key, held);
        if (fence.Generations is { } seen && ListVersion(session, locking) is var stands && stands != seen)
            throw new GenerationsChangedException(seen, stands);
    }

    private static long ListVersion(SqlSession session, string locking) =>
        session.Number($"SELECT value FROM counter WHERE name = @name {locking}", ("@name", Version)) ?? 0;

    private static void Check(SqlSession session, string node, IEnumerable<Lease> presented)
    {
        var held = session.Rows(
            $"SELECT resource, token FROM lease WHERE node = @node ORDER BY resource {session.Dialect.KeepingRows}",
            r => new Lease(r.GetInt32(0), node, r.GetInt64(1)),
            ("@node", node)).ToHashSet();
        foreach (var lease in presented.Where(l => !held.Contains(l))) throw new LeaseLostException(lease);
    }
}
