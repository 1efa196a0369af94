using System.Collections.Concurrent;
using System.Threading.Channels;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// One call of BatchAppend, which lasts: appends to many streams go out on it and answers come back in whatever order, found by
/// their correlation id. When it ends, so does every append that waits on it: those not yet sent may go to another call.
/// </summary>
internal sealed class BatchAppendCall : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _queue =
        Channel.CreateUnbounded<PendingAppend>(new UnboundedChannelOptions { SingleReader = true });

    private readonly ConcurrentDictionary<long, PendingAppend> _pending = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AppendAnswers _answers;
    private readonly Task _running;
    private CallFailedException? _failure;
    private long _lastAnswer;

    public BatchAppendCall(Node node, AppendAnswers answers)
    {
        (Node, _answers) = (node, answers);
        _running = Task.Run(RunAsync);
    }

    public Node Node { get; }

    /// <summary>Why it has ended; null while it lasts.</summary>
    public CallFailedException? Failure => Volatile.Read(ref _failure);

    /// <summary>When an answer last came, as a timestamp of the clock; 0 when none has.</summary>
    public long LastAnswer => Volatile.Read(ref _lastAnswer);

    public bool HasEnded => _running.IsCompleted;

    /// <summary>Those without an answer yet.</summary>
    public IEnumerable<PendingAppend> Pending => _pending.Values;

    /// <summary>Takes an append on; false when the call has ended, and nothing of it was or will be sent.</summary>
    public bool TryAdd(PendingAppend append)
    {
        _pending[append.Correlation] = append;
        if (_queue.Writer.TryWrite(append)) return true;
        // The call has ended. Whoever takes the append out has it: this one, or the end of the call, which then tells its waiter.
        return !_pending.TryRemove(append.Correlation, out _);
    }

    /// <summary>Gives an append up: its answer is no longer waited for. False when it has one.</summary>
    public bool Forget(PendingAppend append) => _pending.TryRemove(append.Correlation, out _);

    /// <summary>Ends the call; what was sent and not answered stays unknown.</summary>
    public void End()
    {
        Interlocked.CompareExchange(ref _failure, new CallFailedException(GrpcStatus.Cancelled, $"the appends to {Node.Endpoint} were ended"), null);
        _stop.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        CallFailedException why;
        try
        {
            var body = new AppendStream(_queue.Reader, _stop.Token);
            // Never half-closed: the server would leave a client hanging that closes while no answer is outstanding.
            using var response = await Node.CallAsync(Method.BatchAppend, body, requiresLeader: true, _stop.Token).ConfigureAwait(false);
            using var answers = await response.Content.ReadAsStreamAsync(_stop.Token).ConfigureAwait(false);
            await ReadAsync(new GrpcFrames(answers)).ConfigureAwait(false);
            why = CallFailures.OfEnd(Node.Endpoint, response) ?? new(GrpcStatus.Cancelled, $"{Node.Endpoint} ended the appends");
        }
        catch (CallFailedException e)
        {
            why = e;
        }
        catch (Exception e) when (CallFailures.IsTransport(e))
        {
            why = CallFailures.OfTransport(Node.Endpoint, e);
        }
        catch (OperationCanceledException)
        {
            why = new(GrpcStatus.Cancelled, $"the appends to {Node.Endpoint} were ended");
        }
        await _stop.CancelAsync().ConfigureAwait(false);
        Settle(Interlocked.CompareExchange(ref _failure, why, null) ?? why);
    }

    private async Task ReadAsync(GrpcFrames frames)
    {
        while (await frames.NextAsync(_stop.Token).ConfigureAwait(false) is { } message)
        {
            Volatile.Write(ref _lastAnswer, _answers.Now);
            var answer = BatchAppendResp.Parser.ParseFrom(message.Span);
            // An answer to nothing: given before (a repetition), or given up by its caller.
            if (_answers.TryCorrelate(answer.CorrelationId, out var correlation) && _pending.TryRemove(correlation, out var append))
                _answers.Give(answer, append);
        }
    }

    private void Settle(CallFailedException why)
    {
        _queue.Writer.TryComplete();
        // Where no connection came about, or the server turned the whole call away, nothing was taken of what was sent.
        var untouched = why.IsUnreached;
        var refused = LastAnswer == 0 && why.Status is GrpcStatus.PermissionDenied or GrpcStatus.Unauthenticated or GrpcStatus.Unimplemented;
        foreach (var append in _pending.Values)
        {
            if (!_pending.TryRemove(append.Correlation, out _)) continue;
            if (append.TryWithdraw() || untouched) append.Failed(new NotSentException(why));
            else append.Failed(refused ? ServerFailures.AsUnavailable(why) : ServerFailures.AsUnknownOutcome(why));
        }
    }
}
