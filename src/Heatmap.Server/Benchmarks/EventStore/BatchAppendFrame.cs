using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Server;

/// <summary>
/// A request of EventStoreDB's BatchAppend as it goes over the wire, frame and all: field numbers as in the server's streams.proto and
/// shared.proto (23.10).
/// </summary>
internal static class BatchAppendFrame
{
    private const int FrameHead = 5;

    public static byte[] Of(StreamName stream, IReadOnlyList<NewEvent> events)
    {
        var message = Message(request =>
        {
            Nested(request, 1, Id);
            Nested(request, 2, options =>
            {
                Nested(options, 1, name => Bytes(name, 3, Encoding.UTF8.GetBytes(stream.Value)));
                Nested(options, 4, _ => { });
            });
            foreach (var e in events) Nested(request, 3, proposed => Proposed(proposed, e));
            request.WriteTag(4, WireFormat.WireType.Varint);
            request.WriteBool(true);
        });
        var frame = new byte[FrameHead + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, FrameHead);
        return frame;
    }

    private static void Proposed(CodedOutputStream proposed, NewEvent e)
    {
        Nested(proposed, 1, Id);
        Entry(proposed, "type", e.Type);
        Entry(proposed, "content-type", "application/json");
        Bytes(proposed, 3, e.Metadata.Span);
        Bytes(proposed, 4, e.Data.Span);
    }

    private static void Id(CodedOutputStream uuid) => Bytes(uuid, 2, Encoding.ASCII.GetBytes(Installation.NewId().ToString()));

    private static void Entry(CodedOutputStream proposed, string key, string value) => Nested(proposed, 2, entry =>
    {
        Bytes(entry, 1, Encoding.UTF8.GetBytes(key));
        Bytes(entry, 2, Encoding.UTF8.GetBytes(value));
    });

    private static void Nested(CodedOutputStream to, int field, Action<CodedOutputStream> write) => Bytes(to, field, Message(write));

    private static void Bytes(CodedOutputStream to, int field, ReadOnlySpan<byte> bytes)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteBytes(ByteString.CopyFrom(bytes));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true)) write(output);
        return buffer.ToArray();
    }
}
