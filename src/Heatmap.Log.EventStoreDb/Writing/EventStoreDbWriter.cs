using Google.Protobuf;
using Heatmap.Events;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Appends on one call that lasts, to the leader; when the call ends, on another one. What was not yet sent goes there too; what
/// was sent and not answered is told as unknown and never sent again, since it could then be stored twice.
/// </summary>
internal sealed class EventStoreDbWriter(
    Cluster cluster, ConnectionSettings settings, EventStoreDbLogOptions options, LogHead head) : IEventWriter, IAsyncDisposable
{
    private readonly WireIds _ids = new();
    private readonly InFlight _inFlight = new(options);
    private readonly AppendCalls _calls = new(cluster, settings, options);

    public Task<Appended> AppendAsync(
        StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
        AppendAsync(stream, WireEvents.Name(stream), expected, events, cancellation);

    /// <summary>The same to a stream that has another name on the server: that of the stream's metadata, which errors don't show.</summary>
    public async Task<Appended> AppendAsync(
        StreamName stream, ByteString name, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation)
    {
        var bytes = AppendLimits.Check(events);
        cancellation.ThrowIfCancellationRequested();
        using var place = _inFlight.Enter(bytes);
        var frame = AppendFrame.Write(name, expected, events, settings.DefaultDeadline, _ids, out var correlation);
        var began = options.Time.GetTimestamp();
        while (true)
        {
            var call = await _calls.CurrentAsync(_ids, head, began, cancellation).ConfigureAwait(false);
            var append = new PendingAppend(stream, expected, events.Count, frame, correlation, began);
            if (!call.TryAdd(append)) continue;
            try
            {
                return await append.Answer.WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (NotSentException)
            {
                // Not a byte of it went out: another call may take it, as long as there is time.
            }
            catch (OperationCanceledException)
            {
                append.TryWithdraw();
                call.Forget(append);
                throw;
            }
        }
    }

    /// <summary>Waits for the answers that are still to come, then ends the call.</summary>
    public async ValueTask DisposeAsync()
    {
        await _inFlight.CloseAsync().ConfigureAwait(false);
        await _calls.DisposeAsync().ConfigureAwait(false);
    }
}
