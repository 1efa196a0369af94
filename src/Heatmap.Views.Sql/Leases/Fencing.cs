using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// Holds a fence against what stands, within the transaction that writes. Where writers run side by side these rows are to be
/// locked until its end, so that taking over and committing are ordered.
/// </summary>
internal static class Fencing
{
    private const string Version = "generation list";

    /// <exception cref="LeaseLostException">A lease is lost, or there is none.</exception>
    /// <exception cref="GenerationsChangedException">The list of generations has another version.</exception>
    public static void Check(SqlSession session, Fence fence)
    {
        if (fence.Leases.Count == 0) throw new LeaseLostException();
        foreach (var held in fence.Leases.GroupBy(l => l.Node)) Check(session, held.Key, held);
        if (fence.Generations is { } seen && ListVersion(session) is var stands && stands != seen) throw new GenerationsChangedException(seen, stands);
    }

    public static long ListVersion(SqlSession session) => session.Number("SELECT value FROM counter WHERE name = @name", ("@name", Version)) ?? 0;

    /// <summary>To be called with every change of the list of generations.</summary>
    public static void RaiseListVersion(SqlSession session) => Counter.Next(session, Version);

    private static void Check(SqlSession session, string node, IEnumerable<Lease> presented)
    {
        var held = session.Rows(
            "SELECT resource, token FROM lease WHERE node = @node ORDER BY resource",
            r => new Lease(r.GetInt32(0), node, r.GetInt64(1)),
            ("@node", node)).ToHashSet();
        foreach (var lease in presented.Where(l => !held.Contains(l))) throw new LeaseLostException(lease);
    }
}
