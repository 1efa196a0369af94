using Heatmap.Events;

namespace Heatmap.Log.Sql;

/// <summary>An append on its way into a group, and the task of whoever waits for it.</summary>
internal sealed class PendingAppend(
    StreamName stream, ExpectedRevision expected, int count, byte[] payload, CancellationToken cancellation)
    : PendingWork<Appended>(cancellation)
{
    public StreamName Stream => stream;

    public int Count => count;

    public byte[] Payload => payload;

    public override long Bytes => payload.Length;

    /// <summary>The revision of its first event, once it has its place.</summary>
    public long First { get; private set; }

    /// <summary>The key of its row.</summary>
    public long Position { get; set; }

    protected override Appended Result => new(First + count - 1, new Position((ulong)Position, (ulong)(count - 1)));

    /// <summary>Takes its place behind the stream's head and moves that; false when it is refused or was taken back.</summary>
    public bool TakePlace(Dictionary<string, StreamHead> heads)
    {
        if (IsCancelled) return false;
        var head = heads[stream.Value];
        if (!head.Holds(expected))
        {
            Refuse(new WrongExpectedRevisionException(stream, expected, head.Given));
            return false;
        }
        First = head.Next;
        heads[stream.Value] = head.After(count);
        return true;
    }
}
