using System.Globalization;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// The key database on PostgreSQL. Tables that erasures delete from are parted by the hash of their keys: an erasure writes the parts
/// anew in which its rows were (<see cref="PostgresRowDestruction"/>), and the others go on being used meanwhile.
/// </summary>
internal static class PostgresKeyTables
{
    // With ten million subjects a part and its indexes have some 200 MB, which are written anew in a second or two.
    private const int Parts = 16;

    // Few rows, and of these a day's salt is the only one that is ever deleted.
    private static readonly HashSet<string> Whole = ["tombstones", "secrets", "ledger_head"];

    private static readonly PostgresDialect Dialect = new();

    public static PostgresSchema Schema { get; } = new("keys", 1, (session, _) =>
    {
        foreach (var table in KeyTables.All(Dialect)) Create(session, table);
        foreach (var statement in Shared(Dialect.Text, Dialect.Blob)) session.Execute(statement);
    });

    private static void Create(SqlSession session, KeyTable table)
    {
        if (Whole.Contains(table.Name))
        {
            KeyTables.Create(session, Dialect, table);
            return;
        }

        session.Execute($"CREATE TABLE {table.Name} ({table.Columns}, PRIMARY KEY ({table.Key})) PARTITION BY HASH ({table.Key})");
        for (var part = 0; part < Parts; part++)
        {
            session.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"CREATE TABLE {table.Name}_part{part} PARTITION OF {table.Name} FOR VALUES WITH (MODULUS {Parts}, REMAINDER {part})"));
        }

        KeyTables.CreateIndexes(session, table);
    }

    private static string[] Shared(string text, string blob) =>
    [
        $"CREATE TABLE node_news (number BIGINT PRIMARY KEY, site {text} NOT NULL, subject {blob} NOT NULL)",
        "CREATE TABLE node_epochs (one BIGINT PRIMARY KEY CHECK (one = 1), current BIGINT NOT NULL, oldest BIGINT NOT NULL)",
        $"CREATE TABLE node_turns (work {text} PRIMARY KEY, node {text} NOT NULL, until BIGINT NOT NULL)",
        // Which parts hold deleted rows since which transaction, and whose they were; a site of no letters where that is nobody's.
        $"""
         CREATE TABLE deleted_rows (
           part {text} NOT NULL, deleted_by BIGINT NOT NULL, site {text} NOT NULL, subject {blob} NOT NULL,
           PRIMARY KEY (part, deleted_by, site, subject))
         """,
    ];
}
