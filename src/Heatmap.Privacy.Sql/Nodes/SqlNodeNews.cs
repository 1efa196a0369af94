using System.Data.Common;
using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The news of all nodes in a table of the key database. Its writers take turns, so that numbers become visible in their order.</summary>
internal sealed class SqlNodeNews(KeyDatabase database) : INodeNews
{
    // A node that has missed more than this many drops all it remembers instead: nobody is away that long and still busy.
    private const long Kept = 10_000;

    public Task NoteDroppedAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => NoteDropped(session, subjects), cancellation);

    public Task NoteEpochsAsync(int current, int oldest, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => NoteEpochs(session, current, oldest), cancellation);

    public async Task<NodeNews> ReadAsync(long? after, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => Read(session, after), cancellation).ConfigureAwait(false);

    /// <exception cref="EpochEndedException">The key's epoch is over.</exception>
    public static void CheckEpoch(SqlSession session, WrappedKey key)
    {
        var (current, _) = Epochs(session);
        if (key.Epoch < current) throw new EpochEndedException(current);
    }

    private static bool NoteDropped(SqlSession session, IReadOnlyCollection<KeyRow.OfSubject> subjects)
    {
        var number = Last(session);
        foreach (var subject in subjects)
        {
            session.Execute(
                "INSERT INTO node_news (number, site, subject) VALUES (@number, @site, @subject)",
                ("@number", ++number), ("@site", subject.Site.Value), ("@subject", subject.Subject.ToColumn()));
        }

        session.Execute("DELETE FROM node_news WHERE number <= @number", ("@number", number - Kept));
        return true;
    }

    private static bool NoteEpochs(SqlSession session, int current, int oldest)
    {
        var (knownCurrent, knownOldest) = Epochs(session);
        session.Execute(
            "INSERT INTO node_epochs (one, current, oldest) VALUES (1, @current, @oldest) "
            + "ON CONFLICT (one) DO UPDATE SET current = excluded.current, oldest = excluded.oldest",
            ("@current", (long)Math.Max(current, knownCurrent)), ("@oldest", (long)Math.Max(oldest, knownOldest)));
        return true;
    }

    private static NodeNews Read(SqlSession session, long? after)
    {
        var (last, (current, oldest)) = (Last(session), Epochs(session));
        return new NodeNews(last, after is { } known ? Dropped(session, known, last) : [], current, oldest);
    }

    private static List<KeyRow.OfSubject>? Dropped(SqlSession session, long after, long last)
    {
        if (after == last) return [];
        var rows = session.Rows("SELECT site, subject, number FROM node_news WHERE number > @after ORDER BY number", Row, ("@after", after));
        // Purged from the beginning only: when the first that was missed is there, all are.
        return after < last && rows.Count == last - after ? rows : null;
    }

    private static long Last(SqlSession session) => session.Number("SELECT max(number) FROM node_news") ?? 0;

    private static (int Current, int Oldest) Epochs(SqlSession session) => session.Rows(
        "SELECT current, oldest FROM node_epochs", row => ((int)row.GetInt64(0), (int)row.GetInt64(1))).FirstOrDefault();

    private static KeyRow.OfSubject Row(DbDataReader row) => new(new SiteId(row.GetString(0)), row.Subject(1));
}
