using Heatmap.Sql;

namespace Heatmap.Log.Tests;

/// <summary>A small database for tests of the SQL room: numbers, each once, some with bytes.</summary>
internal static class Numbers
{
    public const int ApplicationId = 0x74657374;

    public static SqliteSchema Schema { get; } = new(ApplicationId, 1, (session, _) => Create(session, new SqliteDialect()));

    public static PostgresSchema PostgresSchema { get; } = new("numbers", 1, (session, _) => Create(session, new PostgresDialect()));

    public static SqliteFile Open(string path, SqliteFileOptions? options = null) => SqliteFile.Open(path, Schema, options);

    public static int Add(SqlSession session, int n, byte[]? bytes = null) =>
        session.Execute("INSERT INTO number (n, bytes) VALUES (@n, @bytes)", ("@n", n), ("@bytes", bytes));

    public static Task<List<int>> AllAsync(ISqlDatabase file) => file.ReadAsync(s => s.Rows("SELECT n FROM number ORDER BY n", r => r.GetInt32(0)));

    private static void Create(SqlSession session, SqlDialect dialect)
    {
        session.Execute($"CREATE TABLE number (n INTEGER PRIMARY KEY, bytes {dialect.Blob})");
        session.Execute("CREATE TABLE child (parent INTEGER NOT NULL REFERENCES number (n) DEFERRABLE INITIALLY DEFERRED)");
    }
}
