using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// The tables of the views. Rows are stored in the order of their keys, site before everything but the generation, so that
/// whatever is read, compared or dropped together lies together.
/// </summary>
internal static class ViewTables
{
    /// <summary>Raised with every change below. There are no migrations: another version is dropped, and the views are rebuilt.</summary>
    public const int Version = 2;

    private static readonly string[] Rebuilt = ["generation", "view_row", "rollup_series", "rollup", "fold_state", "checkpoint", "lease", "node"];

    /// <param name="session">Makes the tables.</param>
    /// <param name="dialect">Its words.</param>
    /// <param name="series">The type of the numbers of series, which are never given out twice.</param>
    public static void Create(SqlSession session, SqlDialect dialect, string series)
    {
        foreach (var statement in Statements(dialect.Text, dialect.Blob, dialect.OrderedByKey, series)) session.Execute(statement);
    }

    /// <summary>Drops all but the counters: numbers of generations and leases are never given out twice, also not after this.</summary>
    public static void Drop(SqlSession session)
    {
        foreach (var table in Rebuilt) session.Execute($"DROP TABLE IF EXISTS {table}");
    }

    private static string[] Statements(string text, string blob, string ordered, string series) =>
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
        // Names are long and totals are many: what a total is about is written once, with a number for it. Nothing reads or changes
        // a total but by the number of a series of its generation and site.
        $"""
         CREATE TABLE rollup_series (
           generation BIGINT NOT NULL, site {text} NOT NULL, family {text} NOT NULL, name {text} NOT NULL, facet {text} NOT NULL,
           item {text} NOT NULL, id {series} NOT NULL,
           PRIMARY KEY (generation, site, family, name, facet, item)) {ordered}
         """,
        $"""
         CREATE TABLE rollup (
           series BIGINT NOT NULL, size BIGINT NOT NULL, bucket BIGINT NOT NULL, cells {blob} NOT NULL,
           PRIMARY KEY (series, size, bucket)) {ordered}
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
        $"CREATE TABLE lease (resource BIGINT PRIMARY KEY, node {text} NOT NULL, token BIGINT NOT NULL)",
        "CREATE INDEX lease_by_node ON lease (node)",
        $"CREATE TABLE node (name {text} PRIMARY KEY, beat BIGINT NOT NULL, lag BIGINT NOT NULL)",
    ];
}
