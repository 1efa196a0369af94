using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>View rows as a commit writes them.</summary>
internal static class ViewTable
{
    public static void Remove(SqlSession session, GenerationId generation, ViewKey key) => session.Execute(
        "DELETE FROM view_row WHERE generation = @generation AND site = @site AND view = @view AND parent = @parent AND key = @key",
        ("@generation", generation.Value),
        ("@site", key.Site),
        ("@view", key.View),
        ("@parent", key.Parent),
        ("@key", key.Key));

    public static void Put(SqlSession session, GenerationId generation, ViewRow row) => session.Execute(
        """
        INSERT INTO view_row (generation, site, view, parent, key, rank, document)
        VALUES (@generation, @site, @view, @parent, @key, @rank, @document)
        ON CONFLICT (generation, site, view, parent, key) DO UPDATE SET rank = excluded.rank, document = excluded.document
        """,
        ("@generation", generation.Value),
        ("@site", row.Key.Site),
        ("@view", row.Key.View),
        ("@parent", row.Key.Parent),
        ("@key", row.Key.Key),
        ("@rank", row.Rank),
        ("@document", Blob.Of(row.Document)));
}
