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

    public override string OrderedByKey => "WITHOUT ROWID";

    public override bool IsRefusal(DbException failure) => failure is SqliteException { SqliteErrorCode: Constraint };
}
