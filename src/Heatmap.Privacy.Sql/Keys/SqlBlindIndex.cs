using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlBlindIndex(KeyDatabase database) : IBlindIndex
{
    public Task NoteAsync(SiteId site, SubjectId subject, IReadOnlyCollection<Mark> marks, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => Note(session, site, subject, marks), cancellation);

    public async Task<IReadOnlyList<SubjectId>> FindAsync(SiteId site, Mark mark, CancellationToken cancellation = default) =>
        await database.ReadAsync(
            session => session.Rows(
                "SELECT subject FROM blind_index WHERE site = @site AND mark = @mark",
                row => row.Subject(0), ("@site", site.Value), ("@mark", mark.ToArray())),
            cancellation).ConfigureAwait(false);

    public static bool Knows(SqlSession session, SiteId site, byte[] mark) =>
        session.Number("SELECT 1 FROM blind_index WHERE site = @site AND mark = @mark", ("@site", site.Value), ("@mark", mark)) is not null;

    private static bool Note(SqlSession session, SiteId site, SubjectId subject, IReadOnlyCollection<Mark> marks)
    {
        foreach (var mark in marks)
            session.Execute(
                "INSERT INTO blind_index (site, mark, subject) SELECT site, @mark, subject FROM subject_keys "
                + "WHERE site = @site AND subject = @subject ON CONFLICT DO NOTHING",
                ("@site", site.Value), ("@mark", mark.ToArray()), ("@subject", subject.ToColumn()));
        return true;
    }
}
