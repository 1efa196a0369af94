namespace Heatmap.Sql;

/// <summary>One row on its way into a <see cref="BulkTable"/>: as many calls as there are columns, in their order.</summary>
public abstract class BulkRow
{
    public abstract BulkRow Add(long value);

    public abstract BulkRow Add(string value);

    public abstract BulkRow Add(byte[] value);

    public abstract BulkRow AddNull();
}
