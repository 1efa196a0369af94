using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// A lease is a row; a resource that nobody holds has none. Every step first touches the rows that it depends on, so that it is
/// right also where an engine locks nothing but rows: a node that takes raises its own beat, which whoever removes it compares.
/// </summary>
internal sealed class SqlLeases(ISqlDatabase database) : ILeases
{
    public Task<IReadOnlyList<Lease>> TakeAsync(string node, IReadOnlyList<int> resources, CancellationToken cancellation = default) =>
        Task.Run<IReadOnlyList<Lease>>(() => database.Write(session => Take(session, node, resources), WriteLocking.Rows), cancellation);

    public Task ReleaseAsync(IReadOnlyList<Lease> leases, CancellationToken cancellation = default) =>
        Task.Run(() => database.Write(session => Release(session, leases), WriteLocking.Rows), cancellation);

    private static List<Lease> Take(SqlSession session, string node, IReadOnlyList<int> resources)
    {
        if (session.Execute("UPDATE node SET beat = beat + 1 WHERE name = @node", ("@node", node)) == 0) return [];
        var wanted = resources.Distinct().Order().ToList();
        if (wanted.Count == 0) return [];
        var token = Counter.Take(session, "lease", wanted.Count);
        return [.. wanted.Select(r => new Lease(r, node, token++)).Where(lease => Insert(session, lease))];
    }

    private static bool Insert(SqlSession session, Lease lease) => session.Execute(
        "INSERT INTO lease (resource, node, token) VALUES (@resource, @node, @token) ON CONFLICT (resource) DO NOTHING",
        ("@resource", (long)lease.Resource),
        ("@node", lease.Node),
        ("@token", lease.Token)) == 1;

    private static bool Release(SqlSession session, IReadOnlyList<Lease> leases)
    {
        foreach (var lease in leases.OrderBy(l => l.Resource))
        {
            session.Execute(
                "DELETE FROM lease WHERE resource = @resource AND token = @token",
                ("@resource", (long)lease.Resource),
                ("@token", lease.Token));
        }

        return true;
    }
}
