using System.Data.Common;

namespace Heatmap.Log.Sql;

/// <summary>A stored append: one row. Its events are numbered in the stream from <paramref name="FirstRevision"/> on.</summary>
internal sealed record AppendRow(long Position, string Stream, long FirstRevision, int EventCount, byte[] Payload)
{
    /// <summary>The columns that <see cref="Of"/> reads, in its order.</summary>
    public const string Columns = "position, stream, first_revision, event_count, payload";

    public Position End => new((ulong)Position, (ulong)(EventCount - 1));

    public static AppendRow Of(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetFieldValue<byte[]>(4));
}
