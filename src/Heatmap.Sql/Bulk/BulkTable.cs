namespace Heatmap.Sql;

/// <summary>A table to be filled by many rows at a time, with the columns in the order in which each row gives its values.</summary>
/// <param name="Name">As it stands in SQL; a constant of the code.</param>
/// <param name="Columns">BIGINT, text and bytes as <see cref="SqlDialect"/> writes them; nothing else.</param>
public sealed record BulkTable(string Name, params IReadOnlyList<BulkColumn> Columns)
{
    internal string ColumnNames { get; } = string.Join(", ", Columns.Select(c => c.Name));
}
