using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>Gives free pages of a SQLite file back to the file system.</summary>
internal static class SqliteRelease
{
    public static async Task<Release> RunAsync(SqliteFile file, CancellationToken cancellation)
    {
        var before = Size(file.Path);
        try
        {
            await file.ReleaseFreePagesAsync(cancellation);
            return new Release(Math.Max(0, before - Size(file.Path)), Pending: 0, Mend: null);
        }
        catch (SqliteFileException e)
        {
            // Pages are free, but the file can't shrink while somebody reads an older state of it.
            var free = await file.ReadAsync(s => s.Number("PRAGMA page_size") * s.Number("PRAGMA freelist_count") ?? 0, cancellation);
            var waiting = await file.ReadAsync(s => s.Number("PRAGMA page_size") * s.Number("PRAGMA page_count") ?? 0, cancellation);
            var freed = Math.Max(0, before - Size(file.Path));
            return new Release(freed, free + Math.Max(0, Size(file.Path) - waiting), e.Message);
        }
    }

    private static long Size(string path) => Length(path) + Length(path + "-wal");

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
