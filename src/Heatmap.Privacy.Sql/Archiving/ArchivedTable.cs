namespace Heatmap.Privacy.Sql;

/// <summary>
/// A table of the key database as a backup keeps it. <paramref name="Number"/> stands for it in the file, a storage format. The
/// salt of a day and the map rows made with it end with the day, so that nobody can be found by an address afterwards; a backup,
/// which outlives the day, leaves them out.
/// </summary>
internal sealed record ArchivedTable(byte Number, string Name, string[] Columns, string[] Key, string Kept)
{
    private const int PageRows = 2000;

    // The order matters: see KeyArchiveWriter.
    public static IReadOnlyList<ArchivedTable> All { get; } =
    [
        new(1, "subject_keys", ["site", "subject", "epoch", "wrapped"], ["site", "subject"], ""),
        new(2, "subject_map", ["site", "mark", "subject", "day"], ["site", "mark"], "day IS NULL"),
        new(3, "blind_index", ["site", "mark", "subject"], ["site", "mark", "subject"], ""),
        new(4, "tombstones", ["site", "mark", "until"], ["site", "mark"], ""),
        new(5, "secrets", ["scope", "name", "epoch", "wrapped"], ["scope", "name"], $"scope <> '{DaySalts.Scope}'"),
        new(6, "ledger_head", ["one", "sequence", "hash"], ["one"], ""),
    ];

    /// <summary>A page of rows after a key (<c>@k0</c>, <c>@k1</c>, ...), or the first page.</summary>
    public string Page(bool isFirst)
    {
        var after = $"({string.Join(", ", Key)}) > ({string.Join(", ", Key.Select((_, i) => $"@k{i}"))})";
        string[] conditions = [.. isFirst ? [] : (string[])[after], .. Kept.Length == 0 ? [] : (string[])[Kept]];
        var where = conditions.Length == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        return $"SELECT {string.Join(", ", Columns)} FROM {Name} {where} ORDER BY {string.Join(", ", Key)} LIMIT {PageRows}";
    }

    public string Insert => $"INSERT INTO {Name} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@v{i}"))})";
}
