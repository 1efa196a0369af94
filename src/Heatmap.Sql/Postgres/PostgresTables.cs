using System.Globalization;

namespace Heatmap.Sql;

/// <summary>Reads from a database whose tables it holds and in which version, and brings them to the version wanted.</summary>
internal static class PostgresTables
{
    // Tables of extensions (PostGIS makes some) say nothing about whose the database is.
    private const string ForeignTables = """
        SELECT COUNT(*) FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'heatmap_schema'
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        """;

    // Asked of the catalogue itself: to_regclass answers from a cache that isn't refreshed while we wait for our turn.
    private const string HasNote = """
        SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = 'heatmap_schema'
        """;

    private const string Note = """
        INSERT INTO heatmap_schema (name, version) VALUES (@name, @version)
        ON CONFLICT (name) DO UPDATE SET version = excluded.version
        """;

    /// <summary>Whether somebody has to <see cref="Bring"/> the tables to the version wanted.</summary>
    /// <exception cref="PostgresDatabaseException">It is another program's, another part's, or of a newer version.</exception>
    public static bool IsBehind(SqlSession session, string place, PostgresSchema schema)
    {
        if (session.Number("SELECT 1 WHERE current_schema() IS NOT NULL") is null)
            throw new PostgresDatabaseException(place, "has no schema to put tables into: create one, or name one with ?search_path=....");
        var found = Found(session);
        if (found.Count == 0 && session.Number(ForeignTables) > 0)
            throw new PostgresDatabaseException(place, "holds tables of something else: name an empty database.");
        if (found.FirstOrDefault(f => f.Name != schema.Name) is (not null, _) other)
            throw new PostgresDatabaseException(place, $"holds the tables of '{other.Name}', not '{schema.Name}': name a database of its own for each.");
        var version = found.FirstOrDefault().Version;
        if (version > schema.Version)
        {
            throw new PostgresDatabaseException(place, string.Create(
                CultureInfo.InvariantCulture,
                $"was written by a newer version of Heatmap (tables of version {version}; this one knows {schema.Version}). Run that version or a later one."));
        }
        return version < schema.Version;
    }

    /// <summary>
    /// Makes or upgrades the tables, in a transaction that no other writer of this database runs beside: of nodes that start
    /// together one does it, and the others find it done.
    /// </summary>
    public static bool Bring(SqlSession session, string place, PostgresSchema schema)
    {
        if (!IsBehind(session, place, schema)) return false;
        session.Execute("CREATE TABLE IF NOT EXISTS heatmap_schema (name text PRIMARY KEY, version integer NOT NULL)");
        schema.Upgrade(session, Found(session).FirstOrDefault().Version);
        session.Execute(Note, ("@name", schema.Name), ("@version", schema.Version));
        return true;
    }

    private static List<(string Name, int Version)> Found(SqlSession session) =>
        session.Number(HasNote) is null
            ? []
            : session.Rows("SELECT name, version FROM heatmap_schema", r => (r.GetString(0), r.GetInt32(1)));
}
