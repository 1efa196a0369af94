using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The key database as a SQLite file.</summary>
internal static class SqliteKeyTables
{
    // "HMky"; see https://www.sqlite.org/fileformat2.html#application_id.
    private const int ApplicationId = 0x484D6B79;

    private static readonly SqliteDialect Dialect = new();

    public static SqliteSchema Schema { get; } = new(ApplicationId, KeyTables.Version, (session, from) =>
    {
        foreach (var table in KeyTables.All(Dialect).Where(t => t.Since > from)) KeyTables.Create(session, Dialect, table);
    });

    /// <summary>
    /// Writes the tables anew, in the order of their keys, and gives back the old pages, which are overwritten then: when SQLite
    /// moves rows between pages it may leave copies in the unused middle of a page, where deleting the row doesn't reach them.
    /// </summary>
    public static void Rebuild(SqlSession session)
    {
        foreach (var table in KeyTables.All(Dialect))
        {
            session.Execute($"ALTER TABLE {table.Name} RENAME TO {table.Name}_old");
            for (var i = 0; i < table.Indexes.Length; i++) session.Execute($"DROP INDEX {KeyTables.IndexName(table, i)}");
            KeyTables.Create(session, Dialect, table);
            session.Execute($"INSERT INTO {table.Name} SELECT * FROM {table.Name}_old");
            session.Execute($"DROP TABLE {table.Name}_old");
        }
    }
}
