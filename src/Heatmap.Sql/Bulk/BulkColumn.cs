namespace Heatmap.Sql;

/// <summary>A column's name and type.</summary>
public readonly record struct BulkColumn(string Name, BulkType Type)
{
    public static BulkColumn Number(string name) => new(name, BulkType.Number);

    public static BulkColumn Text(string name) => new(name, BulkType.Text);

    public static BulkColumn Bytes(string name) => new(name, BulkType.Bytes);

    internal string Definition(SqlDialect dialect) => Type switch
    {
        BulkType.Number => $"{Name} BIGINT",
        BulkType.Text => $"{Name} {dialect.Text}",
        BulkType.Bytes => $"{Name} {dialect.Blob}",
        _ => throw new InvalidOperationException($"Unknown type {Type}."),
    };
}
