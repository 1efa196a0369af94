using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Rows of views: of what a commit puts and removes under one key, the last word counts.</summary>
internal static class RowsMerge
{
    private static readonly BulkColumn[] Key =
    [
        BulkColumn.Number("generation"), BulkColumn.Text("site"), BulkColumn.Text("view"), BulkColumn.Text("parent"), BulkColumn.Text("key"),
    ];

    private static readonly BulkTable Put = new("merged_row", [.. Key, BulkColumn.Number("rank"), BulkColumn.Bytes("document")]);

    private static readonly BulkTable Removed = new("merged_removal", Key);

    public static void Merge(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        var last = LastWords(commits);
        Remove(session, [.. last.Where(w => w.Value is null).Select(w => w.Key)]);
        PutAll(session, [.. last.Where(w => w.Value is not null).Select(w => (w.Key.Generation, w.Value!))]);
    }

    /// <summary>Null where the row goes.</summary>
    private static Dictionary<(GenerationId Generation, ViewKey Key), ViewRow?> LastWords(IReadOnlyList<SummedCommit> commits)
    {
        var words = new Dictionary<(GenerationId, ViewKey), ViewRow?>();
        foreach (var commit in commits.SelectMany(c => c.Commits))
        {
            foreach (var key in commit.Removed) words[(commit.Generation, key)] = null;
            foreach (var row in commit.Put) words[(commit.Generation, row.Key)] = row;
        }

        return words;
    }

    private static void Remove(SqlSession session, List<(GenerationId Generation, ViewKey Key)> removed)
    {
        if (removed.Count == 0) return;
        session.Stage(Removed, removed, (row, r) => Add(row, r.Generation, r.Key));
        session.Execute(
            """
            DELETE FROM view_row v USING merged_removal m
            WHERE v.generation = m.generation AND v.site = m.site AND v.view = m.view AND v.parent = m.parent AND v.key = m.key
            """);
    }

    private static void PutAll(SqlSession session, List<(GenerationId Generation, ViewRow Row)> put)
    {
        if (put.Count == 0) return;
        session.Stage(Put, put, (row, p) => Add(row, p.Generation, p.Row.Key).Add(p.Row.Rank).Add(Blob.Of(p.Row.Document)));
        session.Execute(
            """
            INSERT INTO view_row (generation, site, view, parent, key, rank, document)
            SELECT generation, site, view, parent, key, rank, document FROM merged_row ORDER BY generation, site, view, parent, key
            ON CONFLICT (generation, site, view, parent, key) DO UPDATE SET rank = excluded.rank, document = excluded.document
            """);
    }

    private static BulkRow Add(BulkRow row, GenerationId generation, ViewKey key) =>
        row.Add(generation.Value).Add(key.Site).Add(key.View).Add(key.Parent).Add(key.Key);
}
