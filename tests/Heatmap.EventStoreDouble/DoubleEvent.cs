using Google.Protobuf;

namespace Heatmap.EventStoreDouble;

/// <summary>An event as the double stores it. Its position is a place in a file: it grows by more than one.</summary>
internal sealed record DoubleEvent(
    ulong Position, string Stream, long Revision, Guid Id, string Type, ByteString Data, ByteString Metadata)
{
    /// <summary>How much room it takes, as <see cref="DoubleProposal.Bytes"/>.</summary>
    public int Bytes => Data.Length + Metadata.Length + Type.Length;
}
