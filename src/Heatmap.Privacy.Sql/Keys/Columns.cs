using System.Data.Common;
using Heatmap.Events;

namespace Heatmap.Privacy.Sql;

/// <summary>Between the room's types and columns.</summary>
internal static class Columns
{
    /// <summary>A subject as 16 bytes in network order.</summary>
    public static byte[] ToColumn(this SubjectId subject) => subject.Value.ToByteArray(bigEndian: true);

    public static byte[] ToColumn(this WrappedKey key) => key.Bytes.ToArray();

    public static SubjectId Subject(this DbDataReader row, int column) => new(new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true));

    public static Mark Mark(this DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column));

    /// <summary>The columns epoch and wrapped, next to one another.</summary>
    public static WrappedKey Key(this DbDataReader row, int column) => new(row.GetInt32(column), row.GetFieldValue<byte[]>(column + 1));
}
