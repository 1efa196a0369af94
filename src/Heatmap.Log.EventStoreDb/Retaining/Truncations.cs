using System.Collections.Concurrent;
using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Which streams have lost their beginning. The server goes on giving what was truncated to whoever follows the whole log, until a
/// scavenge frees it, and a deleted stream's last event even after that; the port promises that what is gone is gone at once. So
/// every truncation is noted in a stream of this adapter's own, before it is made, and the notes are read when a subscription
/// begins.
/// </summary>
internal sealed class Truncations(LogReads reads) : IDisposable
{
    private readonly ConcurrentDictionary<StreamName, long> _before = new();
    private readonly ConcurrentQueue<Truncation> _notes = new();
    private readonly SemaphoreSlim _reading = new(1);
    private long _read = -1;

    /// <summary>Those whose bytes a scavenge is still to free, as far as is known here.</summary>
    public IReadOnlyCollection<Truncation> Unfreed => _notes;

    public bool IsGone(RecordedEvent recorded) =>
        !_before.IsEmpty && _before.TryGetValue(recorded.Stream, out var before) && recorded.Revision < before;

    /// <summary>Reads the notes that were added since, by whatever process.</summary>
    /// <exception cref="LogUnavailableException">The server failed.</exception>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var request = ReadRequests.Stream(WireEvents.Name(Truncation.Notes), ReadDirection.Forwards, _read + 1);
            await foreach (var message in reads.ReadAsync(request, cancellation).ConfigureAwait(false))
            {
                if (message.ContentCase != ReadResp.ContentOneofCase.Event || message.Event.Event is not { } recorded) continue;
                if (JsonSerializer.Deserialize(recorded.Data.Span, TruncationJson.Default.Truncation) is { } note) Take(note);
                _read = (long)recorded.StreamRevision;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Leaves out those that have turned out to be freed.</summary>
    public void Forget(IReadOnlySet<Truncation> freed)
    {
        for (var left = _notes.Count; left > 0 && _notes.TryDequeue(out var note); left--)
            if (!freed.Contains(note)) _notes.Enqueue(note);
    }

    public void Dispose() => _reading.Dispose();

    private void Take(Truncation note)
    {
        _before.AddOrUpdate(new StreamName(note.Stream), note.Before, (_, before) => Math.Max(before, note.Before));
        if (note.Bytes > 0) _notes.Enqueue(note);
    }
}
