using System.Globalization;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The tables of the key database, a storage format. Ids and marks are bytes; days and epochs count up; times are Unix milliseconds.</summary>
internal static class KeyTables
{
    // "HMky"; see https://www.sqlite.org/fileformat2.html#application_id.
    private const int ApplicationId = 0x484D6B79;

    public const string Keys = "subject_keys";
    public const string Map = "subject_map";
    public const string Index = "blind_index";

    // Each with the version of the file that brought it.
    private static readonly (int Since, string Table, string Columns, string[] Indexes)[] All =
    [
        (1, Keys, "site TEXT NOT NULL, subject BLOB NOT NULL, epoch BIGINT NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (site, subject)", ["epoch"]),
        (1, Map, "site TEXT NOT NULL, mark BLOB NOT NULL, subject BLOB NOT NULL, day BIGINT, PRIMARY KEY (site, mark)", ["site, subject", "day"]),
        (1, Index, "site TEXT NOT NULL, mark BLOB NOT NULL, subject BLOB NOT NULL, PRIMARY KEY (site, mark, subject)", ["site, subject"]),
        (1, "tombstones", "site TEXT NOT NULL, mark BLOB NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (site, mark)", ["until"]),
        (1, "secrets", "scope TEXT NOT NULL, name TEXT NOT NULL, epoch BIGINT NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (scope, name)", []),
        (2, "ledger_head", "one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1), sequence BIGINT NOT NULL, hash TEXT NOT NULL", []),
    ];

    public static SqliteSchema Schema { get; } = new(ApplicationId, 2, (session, from) =>
    {
        foreach (var (since, table, columns, indexes) in All)
            if (since > from) Create(session, table, columns, indexes);
    });

    /// <summary>
    /// Writes the tables anew, in the order of their keys, and gives back the old pages, which are overwritten then: when SQLite
    /// moves rows between pages it may leave copies in the unused middle of a page, where deleting the row doesn't reach them.
    /// </summary>
    public static void Rebuild(SqlSession session)
    {
        foreach (var (_, table, columns, indexes) in All)
        {
            session.Execute($"ALTER TABLE {table} RENAME TO {table}_old");
            for (var i = 0; i < indexes.Length; i++) session.Execute($"DROP INDEX {IndexName(table, i)}");
            Create(session, table, columns, indexes);
            session.Execute($"INSERT INTO {table} SELECT * FROM {table}_old");
            session.Execute($"DROP TABLE {table}_old");
        }
    }

    private static void Create(SqlSession session, string table, string columns, string[] indexes)
    {
        session.Execute($"CREATE TABLE {table} ({columns}) WITHOUT ROWID");
        for (var i = 0; i < indexes.Length; i++) session.Execute($"CREATE INDEX {IndexName(table, i)} ON {table} ({indexes[i]})");
    }

    private static string IndexName(string table, int index) => string.Create(CultureInfo.InvariantCulture, $"{table}_{index + 1}");
}
