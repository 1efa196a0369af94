using System.Diagnostics.CodeAnalysis;
using System.Text;
using Google.Protobuf;
using Heatmap.Events;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>Events as the server gives them, into the port's.</summary>
internal static class WireEvents
{
    /// <summary>What the server gives where it doesn't know the position: before 22.6 with events read from a stream.</summary>
    public const ulong NoPosition = ulong.MaxValue;

    public static ByteString Name(StreamName stream) => ByteString.CopyFrom(stream.Value, Encoding.UTF8);

    public static Position PositionOf(ReadResp.Types.Recorded recorded) => new(recorded.CommitPosition, recorded.PreparePosition);

    public static Position PositionOf(AllStreamPosition position) => new(position.CommitPosition, position.PreparePosition);

    public static bool HasPosition(ReadResp.Types.Recorded recorded) => recorded.CommitPosition != NoPosition;

    /// <summary>
    /// The event, unless it is the server's own (types and streams that begin with '$'), or this adapter's, or lies in a stream
    /// that could never have been named through the port: others may use the same server.
    /// </summary>
    public static bool TryRead(ReadResp.Types.Recorded? recorded, [NotNullWhen(true)] out RecordedEvent? read)
    {
        read = null;
        if (recorded is null) return false;
        var type = recorded.Metadata.GetValueOrDefault("type", "");
        var name = recorded.StreamIdentifier.StreamName;
        if (type.StartsWith('$') || name.IsEmpty || name[0] == (byte)'$') return false;
        if (!TryName(name.ToStringUtf8(), out var stream) || stream == Truncation.Notes) return false;
        read = new RecordedEvent(
            stream, (long)recorded.StreamRevision, PositionOf(recorded), type, recorded.Data.Memory, recorded.CustomMetadata.Memory);
        return true;
    }

    private static bool TryName(string name, out StreamName stream)
    {
        // The rule of StreamName, looked at beforehand: an exception for each of a neighbour's events would be dear.
        var can = name.Length is > 0 and <= 128 && name.IndexOf('-', StringComparison.Ordinal) > 0;
        stream = can ? new StreamName(name) : default;
        return can;
    }
}
