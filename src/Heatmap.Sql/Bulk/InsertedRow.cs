using System.Globalization;

namespace Heatmap.Sql;

/// <summary>Rows for an engine without a faster way: one prepared statement, run again and again.</summary>
internal sealed class InsertedRow : BulkRow
{
    private readonly SqlSession _session;
    private readonly BulkTable _table;
    private readonly string _insert;
    private readonly (string Name, object? Value)[] _values;
    private int _next;

    public InsertedRow(SqlSession session, BulkTable table)
    {
        (_session, _table) = (session, table);
        _values = [.. table.Columns.Select((_, i) => (string.Create(CultureInfo.InvariantCulture, $"@c{i}"), (object?)null))];
        _insert = $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES ({string.Join(", ", _values.Select(v => v.Name))})";
    }

    public long Inserted { get; private set; }

    public override BulkRow Add(long value) => Put(value);

    public override BulkRow Add(string value) => Put(value);

    public override BulkRow Add(byte[] value) => Put(value);

    public override BulkRow AddNull() => Put(null);

    /// <exception cref="InvalidOperationException">The row has too few values.</exception>
    public void Insert()
    {
        if (_next != _values.Length)
            throw new InvalidOperationException($"A row of {_table.Name} has {_next} values instead of {_values.Length}.");
        _session.Execute(_insert, _values);
        (_next, Inserted) = (0, Inserted + 1);
    }

    private InsertedRow Put(object? value)
    {
        if (_next == _values.Length) throw new InvalidOperationException($"A row of {_table.Name} has more than {_values.Length} values.");
        _values[_next].Value = value;
        _next++;
        return this;
    }
}
