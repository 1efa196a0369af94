using System.Globalization;

namespace Heatmap.Sql;

/// <summary>Reads from a file's header whose it is and which version of the tables it holds, and brings it to the version wanted.</summary>
internal static class SqliteHeader
{
    private const long Incremental = 2;

    /// <exception cref="SqliteFileException">It is another program's, or of a newer version.</exception>
    public static void Check(string path, SqlSession session, SqliteSchema schema)
    {
        var (owner, version) = (Owner(session), Version(session));
        var isNew = owner == 0 && version == 0 && session.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (!isNew && owner != schema.ApplicationId)
            throw new SqliteFileException(path, "belongs to something else: its application id is "
                + $"{owner:x8}, not {schema.ApplicationId:x8}. Name another file, or move this one away.");
        if (version > schema.Version)
            throw new SqliteFileException(path, $"was written by a newer version of Heatmap (tables of version {version}; this one knows "
                + $"{schema.Version}). Run that version or a later one.");
    }

    /// <summary>Brings the tables to the version wanted; whether there was anything to do.</summary>
    public static bool Bring(string path, SqlSession session, SqliteSchema schema)
    {
        if (session.Number("PRAGMA auto_vacuum") != Incremental)
            throw new SqliteFileException(path, "can't give freed space back (auto_vacuum is not INCREMENTAL): restore it from a backup.");
        var version = Version(session);
        if (version == schema.Version) return false;
        schema.Upgrade(session, version);
        SqliteConnections.Set(session, string.Create(CultureInfo.InvariantCulture, $"application_id = {schema.ApplicationId}"));
        SqliteConnections.Set(session, string.Create(CultureInfo.InvariantCulture, $"user_version = {schema.Version}"));
        return true;
    }

    private static long Owner(SqlSession session) => session.Number("PRAGMA application_id") ?? 0;

    private static int Version(SqlSession session) => (int)(session.Number("PRAGMA user_version") ?? 0);
}
