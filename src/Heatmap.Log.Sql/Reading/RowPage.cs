namespace Heatmap.Log.Sql;

/// <summary>Gathers rows until they are as many events or bytes as one page may hold.</summary>
internal sealed class RowPage(int events, int bytes)
{
    private int _events;
    private int _bytes;

    public List<AppendRow> Rows { get; } = [];

    /// <summary>Whether rows were left out because the page was full.</summary>
    public bool IsFull => _events >= events || _bytes >= bytes;

    /// <summary>Takes a row; false when it was the last that fits.</summary>
    public bool Take(AppendRow row)
    {
        Rows.Add(row);
        _events += row.EventCount;
        _bytes += row.Payload.Length;
        return !IsFull;
    }
}
