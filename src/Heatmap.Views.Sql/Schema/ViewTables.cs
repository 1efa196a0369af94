using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// The tables of the views. Rows are stored in the order of their keys, site before everything but the generation, so that
/// whatever is read, compared or dropped together lies together.
/// </summary>
internal static class ViewTables
{
    /// <summary>Raised with every change below. There are no migrations: another version is dropped, and the views are rebuilt.</summary>
    public const int Version = 1;

    private static readonly string[] Rebuilt = ["generation", "view_row", "rollup", "fold_state", "checkpoint", "lease"];

    public static void Create(SqlSession session, SqlDialect dialect)
    {
        foreach (var statement in Statements(dialect.Text, dialect.Blob, dialect.OrderedByKey)) session.Execute(statement);
    }

    /// <summary>Drops all but the counters: numbers of generations and leases are never given out twice, also not after this.</summary>
    public static void Drop(SqlSession session)
    {
        foreach (var table in Rebuilt) session.Execute($"DROP TABLE IF EXISTS {table}");
    }

    private static string[] Statements(string text, string blob, string ordered) =>
    [
        $"CREATE TABLE IF NOT EXISTS counter (name {text} PRIMARY KEY, value BIGINT NOT NULL)",
        $"""
         CREATE TABLE generation (
           id BIGINT PRIMARY KEY, projection {text} NOT NULL, code_version BIGINT NOT NULL, scope {text} NOT NULL,
           definitions_version BIGINT NOT NULL, state BIGINT NOT NULL, trouble {text})
         """,
        $"""
         CREATE TABLE view_row (
           generation BIGINT NOT NULL, site {text} NOT NULL, view {text} NOT NULL, parent {text} NOT NULL, key {text} NOT NULL,
           rank BIGINT NOT NULL, document {blob} NOT NULL,
           PRIMARY KEY (generation, site, view, parent, key)) {ordered}
         """,
        "CREATE INDEX view_row_by_rank ON view_row (generation, site, view, parent, rank, key)",
        // Bucket before facet and item: a page's heatmap of 90 days reads one stretch, all facets and items in it.
        $"""
         CREATE TABLE rollup (
           generation BIGINT NOT NULL, site {text} NOT NULL, family {text} NOT NULL, size BIGINT NOT NULL, name {text} NOT NULL,
           bucket BIGINT NOT NULL, facet {text} NOT NULL, item {text} NOT NULL, cells {blob} NOT NULL,
           PRIMARY KEY (generation, site, family, size, name, bucket, facet, item)) {ordered}
         """,
        $"""
         CREATE TABLE fold_state (
           generation BIGINT NOT NULL, site {text} NOT NULL, subject {text} NOT NULL, revision BIGINT NOT NULL, state {blob} NOT NULL,
           PRIMARY KEY (generation, site, subject)) {ordered}
         """,
        $"""
         CREATE TABLE checkpoint (
           generation BIGINT NOT NULL, partition BIGINT NOT NULL, position {text} NOT NULL,
           PRIMARY KEY (generation, partition)) {ordered}
         """,
        $"CREATE TABLE lease (id BIGINT PRIMARY KEY, owner {text} NOT NULL, token BIGINT NOT NULL)",
    ];
}
