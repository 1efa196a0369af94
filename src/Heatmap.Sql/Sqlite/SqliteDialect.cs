using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Heatmap.Sql;

/// <summary>The words of SQLite, from 3.35 on (upserts, RETURNING, window functions). Its default collation compares bytes.</summary>
public sealed class SqliteDialect : SqlDialect
{
    // https://www.sqlite.org/rescode.html#constraint
    private const int Constraint = 19;

    public override string Blob => "BLOB";

    public override string Text => "TEXT";

    public override string AutoKey => "INTEGER PRIMARY KEY AUTOINCREMENT";

    // https://www.sqlite.org/autoinc.html: the largest key that was ever there is kept, whoever gave it.
    public override string? CountOn(string table, string column) => null;

    public override string OrderedByKey => "WITHOUT ROWID";

    public override bool RefusalEndsTransaction => false;

    public override string KeepingRows => "";

    public override string HoldingRows => "";

    public override string TakingRows => "";

    public override bool IsRefusal(DbException failure) => failure is SqliteException { SqliteErrorCode: Constraint };

    // The one writer's transaction meets nobody: what fails would fail again.
    public override bool IsPassing(DbException failure) => false;

    // Rows are made as they are read: whoever stops reading has stopped the query.
    public override string Bounded(string query, string columns, string payload, string order) =>
        $"{query} ORDER BY {order}";

    internal override string MakeStage(BulkTable table) =>
        $"CREATE TEMP TABLE IF NOT EXISTS {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Definition(this)))})";

    internal override long Fill<T>(
        SqlSession session, DbConnection connection, BulkTable table, IEnumerable<T> items, Action<BulkRow, T> write)
    {
        var row = new InsertedRow(session, table);
        foreach (var item in items)
        {
            write(row, item);
            row.Insert();
        }
        return row.Inserted;
    }
}
