using System.Globalization;

namespace Heatmap.Sql;

/// <summary>Reads from a file's header whose it is and which version of the tables it holds, and brings it to the version wanted.</summary>
internal static class SqliteHeader
{
    private const long Incremental = 2;

    public static void Bring(string path, SqliteFile file, SqliteSchema schema) => file.Write(session =>
    {
        var (owner, version) = (session.Number("PRAGMA application_id") ?? 0, (int)(session.Number("PRAGMA user_version") ?? 0));
        Check(path, session, schema, owner, version);
        if (version == schema.Version) return true;
        schema.Upgrade(session, version);
        SqliteConnections.Set(session, string.Create(CultureInfo.InvariantCulture, $"application_id = {schema.ApplicationId}"));
        SqliteConnections.Set(session, string.Create(CultureInfo.InvariantCulture, $"user_version = {schema.Version}"));
        return true;
    });

    private static void Check(string path, SqlSession session, SqliteSchema schema, long owner, int version)
    {
        var isNew = owner == 0 && version == 0 && session.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (!isNew && owner != schema.ApplicationId)
            throw new SqliteFileException(path, "belongs to something else: its application id is "
                + $"{owner:x8}, not {schema.ApplicationId:x8}. Name another file, or move this one away.");
        if (version > schema.Version)
            throw new SqliteFileException(path, $"was written by a newer version of Heatmap (tables of version {version}; this one knows "
                + $"{schema.Version}). Run that version or a later one.");
        if (session.Number("PRAGMA auto_vacuum") != Incremental)
            throw new SqliteFileException(path, "can't give freed space back (auto_vacuum is not INCREMENTAL), so Heatmap didn't make it: move it away.");
    }
}
