using Google.Protobuf;

namespace Heatmap.EventStoreDouble;

/// <summary>An event that a client proposes to the double.</summary>
internal sealed record DoubleProposal(Guid Id, string Type, ByteString Data, ByteString Metadata)
{
    /// <summary>How much room it takes in the server's log: what the limit of an append counts.</summary>
    public int Bytes => Data.Length + Metadata.Length + Type.Length;
}
