using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Heatmap.Log.EventStoreDb.Wire;
using Empty = Heatmap.Log.EventStoreDb.Wire.Empty;

namespace Heatmap.Log.EventStoreDb;

/// <summary>One append as one framed message of the service's BatchAppend.</summary>
internal static class AppendFrame
{
    // The server stores the bytes as they are and only notes that they are JSON, for its own projections and pages.
    private const string Json = "application/json";

    private static readonly Empty Yes = new();

    public static byte[] Write(
        ByteString stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, TimeSpan deadline, WireIds ids, out long correlation)
    {
        correlation = ids.Next(events.Count + 1);
        var request = new BatchAppendReq
        {
            CorrelationId = Id(ids.High, correlation),
            Options = Options(stream, expected, deadline),
            IsFinal = true,
        };
        for (var i = 0; i < events.Count; i++)
        {
            request.ProposedMessages.Add(new BatchAppendReq.Types.ProposedMessage
            {
                Id = Id(ids.High, correlation + 1 + i),
                Data = UnsafeByteOperations.UnsafeWrap(events[i].Data),
                CustomMetadata = UnsafeByteOperations.UnsafeWrap(events[i].Metadata),
                Metadata = { ["type"] = events[i].Type, ["content-type"] = Json },
            });
        }
        return GrpcFrames.Write(request);
    }

    private static BatchAppendReq.Types.Options Options(ByteString stream, ExpectedRevision expected, TimeSpan deadline)
    {
        var options = new BatchAppendReq.Types.Options { StreamIdentifier = new StreamIdentifier { StreamName = stream } };
        if (deadline != System.Threading.Timeout.InfiniteTimeSpan) options.Deadline = Duration.FromTimeSpan(deadline);
        if (expected is ExpectedRevision.ExactRevision exact) options.StreamPosition = (ulong)exact.Revision;
        else if (expected is ExpectedRevision.NoRevision) options.NoStream = Yes;
        else options.Any = Yes;
        return options;
    }

    private static UUID Id(long high, long low) =>
        new() { Structured = new UUID.Types.Structured { MostSignificantBits = high, LeastSignificantBits = low } };
}
