using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlTombstones(KeyDatabase database) : ITombstones
{
    public Task AddAsync(SiteId site, IReadOnlyCollection<Mark> tombstones, long until, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => Add(session, site, tombstones, until), cancellation);

    public Task<int> PurgeAsync(long now, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => session.Execute("DELETE FROM tombstones WHERE until <= @now", ("@now", now)), cancellation);

    private static bool Add(SqlSession session, SiteId site, IReadOnlyCollection<Mark> tombstones, long until)
    {
        foreach (var mark in tombstones)
            session.Execute(
                "INSERT INTO tombstones (site, mark, until) VALUES (@site, @mark, @until) "
                + "ON CONFLICT (site, mark) DO UPDATE SET until = excluded.until WHERE excluded.until > tombstones.until",
                ("@site", site.Value), ("@mark", mark.ToArray()), ("@until", until));
        return true;
    }
}
