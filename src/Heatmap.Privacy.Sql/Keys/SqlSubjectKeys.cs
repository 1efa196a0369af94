using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlSubjectKeys(KeyDatabase database, IRowDestruction destruction) : ISubjectKeys
{
    public ValueTask<IReadOnlyDictionary<SubjectId, WrappedKey>> FindAsync(
        SiteId site, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<SubjectId, WrappedKey>>(session => Find(session, site, subjects), cancellation);

    public Task<SubjectEntry> AddAsync(NewSubject subject, CancellationToken cancellation = default) =>
        database.WriteAsync(session => Add(session, database.IsShared, subject), cancellation);

    public Task<int> DestroyAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation = default) =>
        destruction.DestroyAsync(session => Destroy(session, subjects), cancellation);

    private static Dictionary<SubjectId, WrappedKey> Find(SqlSession session, SiteId site, IReadOnlyCollection<SubjectId> subjects)
    {
        var found = new Dictionary<SubjectId, WrappedKey>();
        foreach (var subject in subjects)
        {
            if (Find(session, site, subject) is { } key) found[subject] = key;
        }

        return found;
    }

    private static WrappedKey? Find(SqlSession session, SiteId site, SubjectId subject) =>
        session.Rows(
            "SELECT epoch, wrapped FROM subject_keys WHERE site = @site AND subject = @subject",
            row => row.Key(0), ("@site", site.Value), ("@subject", subject.ToColumn())).FirstOrDefault();

    private static SubjectEntry Add(SqlSession session, bool isShared, NewSubject subject)
    {
        if (SqlSubjectMap.IsBuried(session, subject.Site, subject.Tombstone, subject.Now)) return SubjectEntry.Tombstone;
        if (subject.Mark is { } mark && SqlSubjectMap.Find(session, subject.Site, mark) is SubjectEntry.Found found) return found;
        // A new visitor's id was drawn just now: nobody has it.
        var key = subject is { Mark: not null, Key: not null } ? null : Find(session, subject.Site, subject.Subject);
        if (key is null)
        {
            if (subject.Key is null) return SubjectEntry.Unknown;
            AddKey(session, isShared, subject, key = subject.Key);
        }

        if (subject.Mark is { } known) AddMap(session, subject, known);
        return new SubjectEntry.Found(subject.Subject, key);
    }

    private static void AddKey(SqlSession session, bool isShared, NewSubject subject, WrappedKey key)
    {
        if (isShared) SqlNodeNews.CheckEpoch(session, key);
        session.Execute(
            "INSERT INTO subject_keys (site, subject, epoch, wrapped) VALUES (@site, @subject, @epoch, @wrapped)",
            ("@site", subject.Site.Value), ("@subject", subject.Subject.ToColumn()), ("@epoch", key.Epoch), ("@wrapped", key.ToColumn()));
    }

    // A map row whose key is gone counts for nothing and gives way. The day as the column has it: a statement that PostgreSQL has
    // prepared with no day takes no shorter number later.
    private static void AddMap(SqlSession session, NewSubject subject, Mark mark) =>
        session.Execute(
            "INSERT INTO subject_map (site, mark, subject, day) VALUES (@site, @mark, @subject, @day) "
            + "ON CONFLICT (site, mark) DO UPDATE SET subject = excluded.subject, day = excluded.day",
            ("@site", subject.Site.Value), ("@mark", mark.ToArray()), ("@subject", subject.Subject.ToColumn()), ("@day", (long?)subject.Day));

    private static DestroyedRows Destroy(SqlSession session, IReadOnlyCollection<KeyRow.OfSubject> subjects)
    {
        var bytes = new List<byte[]>();
        var indexed = new List<(SiteId Site, byte[] Mark)>();
        var there = 0;
        foreach (var row in subjects)
        {
            var keys = SubjectRows.Delete(session, SubjectRows.Key, row);
            there += keys.Count;
            bytes.AddRange(keys);
            bytes.AddRange(SubjectRows.Delete(session, SubjectRows.Map, row));
            indexed.AddRange(SubjectRows.Delete(session, SubjectRows.Index, row).Select(mark => (row.Site, mark)));
        }

        return new DestroyedRows(there, there < subjects.Count ? null : bytes) { Indexed = indexed, Subjects = subjects };
    }
}
