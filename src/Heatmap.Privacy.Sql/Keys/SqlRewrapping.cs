using Heatmap.Events;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlRewrapping(KeyDatabase database, IRowDestruction destruction) : IRewrapping
{
    public async Task<IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>>> ReadOlderAsync(
        int epoch, int limit, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => ReadOlder(session, epoch, limit), cancellation).ConfigureAwait(false);

    public Task ReplaceAsync(IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>> rows, CancellationToken cancellation = default) =>
        database.WriteManyAsync(session => Replace(session, rows), cancellation);

    public async Task<int> KeepOnlyAsync(IReadOnlyCollection<int> epochs, CancellationToken cancellation = default)
    {
        var gone = await database.WriteManyAsync(session => KeepOnly(session, epochs), cancellation).ConfigureAwait(false);
        // What was replaced stands in the log until it is emptied; what pages may still hold beside it was wrapped in an epoch that
        // ends now.
        await destruction.ScrubAsync(cancellation).ConfigureAwait(false);
        return gone;
    }

    private static List<KeyValuePair<KeyRow, WrappedKey>> ReadOlder(SqlSession session, int epoch, int limit)
    {
        var rows = session.Rows(
            "SELECT site, subject, epoch, wrapped FROM subject_keys WHERE epoch < @epoch ORDER BY epoch DESC LIMIT @limit",
            row => KeyValuePair.Create<KeyRow, WrappedKey>(new KeyRow.OfSubject(new SiteId(row.GetString(0)), row.Subject(1)), row.Key(2)),
            ("@epoch", epoch), ("@limit", limit));
        rows.AddRange(session.Rows(
            "SELECT scope, name, epoch, wrapped FROM secrets WHERE epoch < @epoch ORDER BY epoch DESC LIMIT @limit",
            row => KeyValuePair.Create<KeyRow, WrappedKey>(
                new KeyRow.OfSecret(new SecretName(row.GetString(0), row.GetString(1))), row.Key(2)),
            ("@epoch", epoch), ("@limit", limit)));
        return [.. rows.OrderByDescending(row => row.Value.Epoch).Take(limit)];
    }

    private static bool Replace(SqlSession session, IReadOnlyList<KeyValuePair<KeyRow, WrappedKey>> rows)
    {
        foreach (var (row, key) in rows)
        {
            if (row is KeyRow.OfSubject subject) Replace(session, subject, key);
            if (row is KeyRow.OfSecret secret) Replace(session, secret, key);
        }

        return true;
    }

    private static void Replace(SqlSession session, KeyRow.OfSubject row, WrappedKey key) =>
        session.Execute(
            "UPDATE subject_keys SET epoch = @epoch, wrapped = @wrapped WHERE site = @site AND subject = @subject AND epoch < @epoch",
            ("@epoch", key.Epoch), ("@wrapped", key.ToColumn()), ("@site", row.Site.Value), ("@subject", row.Subject.ToColumn()));

    private static void Replace(SqlSession session, KeyRow.OfSecret row, WrappedKey key) =>
        session.Execute(
            "UPDATE secrets SET epoch = @epoch, wrapped = @wrapped WHERE scope = @scope AND name = @name AND epoch < @epoch",
            ("@epoch", key.Epoch), ("@wrapped", key.ToColumn()), ("@scope", row.Name.Scope), ("@name", row.Name.Name));

    private static int KeepOnly(SqlSession session, IReadOnlyCollection<int> epochs)
    {
        var gone = 0;
        var stored = session.Rows("SELECT epoch FROM subject_keys UNION SELECT epoch FROM secrets", row => row.GetInt32(0));
        foreach (var epoch in stored.Where(epoch => epoch < epochs.Max() && !epochs.Contains(epoch)))
        {
            gone += session.Execute("DELETE FROM subject_keys WHERE epoch = @epoch", ("@epoch", epoch));
            gone += session.Execute("DELETE FROM secrets WHERE epoch = @epoch", ("@epoch", epoch));
        }

        if (gone > 0) DeleteKeyless(session);
        return gone;
    }

    /// <summary>Deletes what leads to a subject that has no key.</summary>
    public static void DeleteKeyless(SqlSession session)
    {
        const string without = " WHERE NOT EXISTS (SELECT 1 FROM subject_keys k WHERE k.site = t.site AND k.subject = t.subject)";
        session.Execute("DELETE FROM subject_map AS t" + without);
        session.Execute("DELETE FROM blind_index AS t" + without);
    }
}
