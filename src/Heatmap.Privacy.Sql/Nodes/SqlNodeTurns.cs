using System.Globalization;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>Turns as rows that end by the database's clock, so that no two nodes' clocks need to agree.</summary>
/// <param name="database">The key database.</param>
/// <param name="now">The engine's expression for now, in Unix milliseconds.</param>
internal sealed class SqlNodeTurns(KeyDatabase database, string now) : INodeTurns
{
    public Task<bool> TryTakeAsync(string work, Guid node, TimeSpan length, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => TryTake(session, work, node, length), cancellation);

    public Task EndAsync(string work, Guid node, CancellationToken cancellation = default) =>
        database.WriteManyAsync(
            session => session.Execute("DELETE FROM node_turns WHERE work = @work AND node = @node", ("@work", work), ("@node", Name(node))),
            cancellation);

    private bool TryTake(SqlSession session, string work, Guid node, TimeSpan length) => session.Execute(
        $"INSERT INTO node_turns (work, node, until) VALUES (@work, @node, {now} + @length) "
        + "ON CONFLICT (work) DO UPDATE SET node = excluded.node, until = excluded.until "
        + $"WHERE node_turns.node = excluded.node OR node_turns.until <= {now}",
        ("@work", work), ("@node", Name(node)), ("@length", (long)length.TotalMilliseconds)) == 1;

    private static string Name(Guid node) => node.ToString("N", CultureInfo.InvariantCulture);
}
