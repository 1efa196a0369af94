using System.Globalization;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The tables of the key database, a storage format. Ids and marks are bytes; days and epochs count up; times are Unix milliseconds.</summary>
internal static class KeyTables
{
    /// <summary>Raised with every change below.</summary>
    public const int Version = 2;

    /// <summary>The tables in the words of an engine.</summary>
    public static IReadOnlyList<KeyTable> All(SqlDialect dialect)
    {
        var (text, blob) = (dialect.Text, dialect.Blob);
        return
        [
            new(1, "subject_keys", $"site {text} NOT NULL, subject {blob} NOT NULL, epoch BIGINT NOT NULL, wrapped {blob} NOT NULL", "site, subject", ["epoch"]),
            new(1, "subject_map", $"site {text} NOT NULL, mark {blob} NOT NULL, subject {blob} NOT NULL, day BIGINT", "site, mark", ["site, subject", "day"]),
            new(1, "blind_index", $"site {text} NOT NULL, mark {blob} NOT NULL, subject {blob} NOT NULL", "site, mark, subject", ["site, subject"]),
            new(1, "tombstones", $"site {text} NOT NULL, mark {blob} NOT NULL, until BIGINT NOT NULL", "site, mark", ["until"]),
            new(1, "secrets", $"scope {text} NOT NULL, name {text} NOT NULL, epoch BIGINT NOT NULL, wrapped {blob} NOT NULL", "scope, name", []),
            new(2, "ledger_head", $"one BIGINT NOT NULL CHECK (one = 1), sequence BIGINT NOT NULL, hash {text} NOT NULL", "one", []),
        ];
    }

    public static void Create(SqlSession session, SqlDialect dialect, KeyTable table)
    {
        session.Execute($"CREATE TABLE {table.Name} ({table.Columns}, PRIMARY KEY ({table.Key})) {dialect.OrderedByKey}");
        CreateIndexes(session, table);
    }

    public static void CreateIndexes(SqlSession session, KeyTable table)
    {
        for (var i = 0; i < table.Indexes.Length; i++)
            session.Execute($"CREATE INDEX {IndexName(table, i)} ON {table.Name} ({table.Indexes[i]})");
    }

    public static string IndexName(KeyTable table, int index) => string.Create(CultureInfo.InvariantCulture, $"{table.Name}_{index + 1}");
}
