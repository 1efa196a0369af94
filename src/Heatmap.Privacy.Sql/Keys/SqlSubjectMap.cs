using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlSubjectMap(KeyDatabase database, IRowDestruction destruction) : ISubjectMap
{
    public ValueTask<SubjectEntry> FindAsync(SiteId site, Mark mark, Mark tombstone, long now, CancellationToken cancellation = default) =>
        database.ReadAsync(
            session => IsBuried(session, site, tombstone, now) ? SubjectEntry.Tombstone : Find(session, site, mark), cancellation);

    public async Task<IReadOnlyList<Mark>> MarksOfAsync(SiteId site, SubjectId subject, CancellationToken cancellation = default) =>
        await database.ReadAsync(
            session => session.Rows(
                "SELECT mark FROM subject_map WHERE site = @site AND subject = @subject",
                row => row.Mark(0), ("@site", site.Value), ("@subject", subject.ToColumn())),
            cancellation).ConfigureAwait(false);

    public Task<int> ExpireAsync(int beforeDay, CancellationToken cancellation = default) =>
        destruction.DestroyAsync(session => Expire(session, beforeDay), cancellation);

    public static SubjectEntry Find(SqlSession session, SiteId site, Mark mark) =>
        session.Rows(
            "SELECT k.subject, k.epoch, k.wrapped FROM subject_map m JOIN subject_keys k ON k.site = m.site AND k.subject = m.subject "
            + "WHERE m.site = @site AND m.mark = @mark",
            row => new SubjectEntry.Found(row.Subject(0), row.Key(1)), ("@site", site.Value), ("@mark", mark.ToArray()))
            .FirstOrDefault() ?? SubjectEntry.Unknown;

    public static bool IsBuried(SqlSession session, SiteId site, Mark tombstone, long now) =>
        session.Number(
            "SELECT 1 FROM tombstones WHERE site = @site AND mark = @mark AND until > @now",
            ("@site", site.Value), ("@mark", tombstone.ToArray()), ("@now", now)) is not null;

    private static DestroyedRows Expire(SqlSession session, int beforeDay)
    {
        var marks = session.Returning(
            "DELETE FROM subject_map WHERE day < @day RETURNING mark", row => row.GetFieldValue<byte[]>(0), ("@day", beforeDay));
        return new DestroyedRows(marks.Count, marks);
    }
}
