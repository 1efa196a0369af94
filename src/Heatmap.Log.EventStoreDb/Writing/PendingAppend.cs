using Heatmap.Events;

namespace Heatmap.Log.EventStoreDb;

/// <summary>An append that waits for its answer.</summary>
internal sealed class PendingAppend(StreamName stream, ExpectedRevision expected, int events, byte[] frame, long correlation, long began)
{
    private readonly TaskCompletionSource<Appended> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stage;

    public StreamName Stream { get; } = stream;

    public ExpectedRevision Expected { get; } = expected;

    public int Events { get; } = events;

    public ReadOnlyMemory<byte> Frame { get; } = frame;

    public long Correlation { get; } = correlation;

    /// <summary>When it was handed in, as a timestamp of the clock.</summary>
    public long Began { get; } = began;

    public Task<Appended> Answer => _answer.Task;

    /// <summary>Says that its bytes go out now; false when it was withdrawn before.</summary>
    public bool TrySend() => Interlocked.CompareExchange(ref _stage, Sent, Waiting) == Waiting;

    /// <summary>Takes it back before a byte of it went out; false when it is too late for that.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _stage, Withdrawn, Waiting) == Waiting;

    public void Made(Appended appended) => _answer.TrySetResult(appended);

    public void Failed(Exception failure) => _answer.TrySetException(failure);

    private const int Waiting = 0;
    private const int Sent = 1;
    private const int Withdrawn = 2;
}
