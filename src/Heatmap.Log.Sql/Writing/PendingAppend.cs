using Heatmap.Events;

namespace Heatmap.Log.Sql;

/// <summary>An append on its way into a group, and the task of whoever waits for it.</summary>
internal sealed class PendingAppend(
    StreamName stream, ExpectedRevision expected, int count, byte[] payload, CancellationToken cancellation)
{
    // Whoever waits goes on elsewhere, not on the writer's thread.
    private readonly TaskCompletionSource<Appended> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WrongExpectedRevisionException? _refusal;
    private bool _cancelled;

    public StreamName Stream => stream;

    public int Count => count;

    public byte[] Payload => payload;

    /// <summary>The revision of its first event, once it has its place.</summary>
    public long First { get; private set; }

    /// <summary>The key of its row.</summary>
    public long Position { get; set; }

    public Task<Appended> Done => _done.Task;

    /// <summary>Whether it is still wanted: from here on it can't be taken back.</summary>
    public bool Begins() => !(_cancelled = cancellation.IsCancellationRequested);

    /// <summary>Takes its place behind the stream's head and moves that; false when it is refused or was taken back.</summary>
    public bool TakePlace(Dictionary<string, long?> heads)
    {
        if (_cancelled) return false;
        var last = heads[stream.Value];
        if (!expected.Holds(last))
        {
            _refusal = new WrongExpectedRevisionException(stream, expected, last);
            return false;
        }
        First = last + 1 ?? 0;
        heads[stream.Value] = First + count - 1;
        return true;
    }

    /// <summary>Ends the task: with its place or its own refusal, or with the failure of the transaction.</summary>
    public void Complete(Exception? failure)
    {
        if (_cancelled) _done.SetCanceled(cancellation);
        else if (_refusal is not null) _done.SetException(_refusal);
        else if (failure is not null) _done.SetException(failure);
        else _done.SetResult(new Appended(First + count - 1, new Position((ulong)Position, (ulong)(count - 1))));
    }
}
