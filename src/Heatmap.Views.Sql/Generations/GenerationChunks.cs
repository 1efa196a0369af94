using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Removes what a generation holds, so much at a time that a commit behind it waits milliseconds.</summary>
internal static class GenerationChunks
{
    private const int RowsAtOnce = 1000;

    /// <summary>The tables that have generation and site in their rows, with what of their keys follows those.</summary>
    private static readonly (string Table, string[] Key)[] Tables = [("view_row", ["view", "parent", "key"]), ("fold_state", ["subject"])];

    /// <summary>
    /// Removes some rows and says whether there may be more. When little is left, that goes together with the generation itself:
    /// no commit gets in between and leaves rows that belong to nothing.
    /// </summary>
    public static bool Remove(SqlSession session, ICommitMerge merge, GenerationId generation, string? site)
    {
        SqlGenerationStore.LockOut(session, generation);
        foreach (var (table, key) in Tables)
        {
            if (RemoveFirst(session, table, key, generation, site)) return true;
        }

        if (SeriesChunks.Remove(session, merge, generation, site, RowsAtOnce)) return true;
        foreach (var (table, _) in Tables) session.Execute($"DELETE FROM {table} WHERE {Of(site)}", Values(generation, site));
        if (site is not null) return false;
        session.Execute("DELETE FROM checkpoint WHERE generation = @generation", ("@generation", generation.Value));
        session.Execute("DELETE FROM generation WHERE id = @id", ("@id", generation.Value));
        return false;
    }

    public static (string, object?)[] Values(GenerationId generation, string? site) =>
        site is null ? [("@generation", generation.Value)] : [("@generation", generation.Value), ("@site", site)];

    /// <summary>Removes the first rows by key; false, and nothing removed, when there aren't that many.</summary>
    private static bool RemoveFirst(SqlSession session, string table, string[] afterSite, GenerationId generation, string? site)
    {
        // With the site fixed it must not be in the comparison, or no engine would enter the key by more than the site.
        var key = site is null ? ["site", .. afterSite] : afterSite;
        var columns = string.Join(", ", key);
        var last = session.Rows(
            $"SELECT {columns} FROM {table} WHERE {Of(site)} ORDER BY {columns} LIMIT 1 OFFSET {RowsAtOnce - 1}",
            r => key.Select((_, i) => r.GetValue(i)).ToArray(),
            Values(generation, site)).SingleOrDefault();
        if (last is null) return false;
        session.Execute(
            $"DELETE FROM {table} WHERE {Of(site)} AND ({columns}) <= ({string.Join(", ", key.Select((_, i) => $"@last{i}"))})",
            [.. Values(generation, site), .. last.Select((value, i) => ($"@last{i}", (object?)value))]);
        return true;
    }

    private static string Of(string? site) => site is null ? "generation = @generation" : "generation = @generation AND site = @site";
}
