using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Truncates by the stream's metadata; where no event would be left, by deleting the stream softly, after which it can be written
/// again as if it had no event, and goes on counting.
/// </summary>
internal sealed class EventStoreDbRetention(
    EventStoreDbWriter writer, LogReads reads, Truncations truncations, StreamDeletion deletion) : IEventRetention
{
    // How many notes are looked after at a time.
    private const int Abreast = 16;

    public async Task TruncateAsync(StreamName stream, long before, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        for (var done = false; !done;)
        {
            var wire = WireEvents.Name(stream);
            var first = await reads.FirstAsync(ReadRequests.Stream(wire, ReadDirection.Forwards, null, count: 1), cancellation).ConfigureAwait(false);
            var last = await reads.FirstAsync(ReadRequests.Stream(wire, ReadDirection.Backwards, null, count: 1), cancellation).ConfigureAwait(false);
            if (first is null || last is null || (ulong)before <= first.StreamRevision) return;
            var all = (ulong)before > last.StreamRevision;
            var revision = (long)last.StreamRevision;
            await NoteAsync(stream, all ? revision + 1 : before, all, cancellation).ConfigureAwait(false);
            // Whoever wrote to the stream, or to its metadata, in between made what was read untrue: it is read again.
            done = all
                ? await deletion.TryDeleteAsync(stream, revision, cancellation).ConfigureAwait(false)
                : await TrySetAsync(stream, before, cancellation).ConfigureAwait(false);
        }
    }

    public async Task<Release> ReleaseAsync(CancellationToken cancellation = default)
    {
        await truncations.RefreshAsync(cancellation).ConfigureAwait(false);
        var freed = new HashSet<Truncation>();
        foreach (var some in truncations.Unfreed.ToArray().Chunk(Abreast))
        {
            var there = await Task.WhenAll(some.Select(note => IsThereAsync(note, cancellation))).ConfigureAwait(false);
            freed.UnionWith(some.Where((_, i) => !there[i]));
        }
        truncations.Forget(freed);
        var pending = truncations.Unfreed.Sum(note => note.Bytes);
        return new Release(Freed: 0, pending, pending == 0
            ? null
            : "EventStoreDB frees the space when it scavenges, for which its operator asks each node: POST /admin/scavenge, as admin or a member of $ops.");
    }

    private async Task<bool> TrySetAsync(StreamName stream, long before, CancellationToken cancellation)
    {
        var metadata = await StreamMetadata.ReadAsync(reads, stream, cancellation).ConfigureAwait(false);
        try
        {
            await writer.AppendAsync(stream, StreamMetadata.NameOf(stream), metadata.Revision, [metadata.With(before)], cancellation).ConfigureAwait(false);
            return true;
        }
        catch (WrongExpectedRevisionException)
        {
            return false;
        }
    }

    private async Task NoteAsync(StreamName stream, long before, bool all, CancellationToken cancellation)
    {
        var note = new Truncation(stream.Value, before, 0, 0, 0);
        var lastBytes = 0L;
        await foreach (var message in reads.ReadAsync(ReadRequests.Stream(WireEvents.Name(stream), ReadDirection.Forwards, null), cancellation).ConfigureAwait(false))
        {
            if (message.ContentCase != ReadResp.ContentOneofCase.Event || message.Event.Event is not { } recorded) continue;
            if ((long)recorded.StreamRevision >= before) break;
            if (note.Bytes == 0) note = note with { Commit = recorded.CommitPosition, Prepare = recorded.PreparePosition };
            lastBytes = recorded.Data.Length + recorded.CustomMetadata.Length;
            note = note with { Bytes = note.Bytes + lastBytes };
        }
        // A scavenge leaves a deleted stream its last event, by which it counts.
        if (all) note = note with { Bytes = note.Bytes - lastBytes };
        var data = JsonSerializer.SerializeToUtf8Bytes(note, TruncationJson.Default.Truncation);
        await writer.AppendAsync(Truncation.Notes, ExpectedRevision.Any, [new NewEvent(Truncation.Type, data, default)], cancellation).ConfigureAwait(false);
        await truncations.RefreshAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether the first of what was truncated still stands in the log; yes where an old server didn't tell where it stood.</summary>
    private async Task<bool> IsThereAsync(Truncation note, CancellationToken cancellation)
    {
        if (note.Commit == WireEvents.NoPosition) return true;
        var at = new Position(note.Commit, note.Prepare);
        var found = await reads.FirstAsync(ReadRequests.WholeLog(at, ReadDirection.Forwards, filter: null, count: 1), cancellation).ConfigureAwait(false);
        return found is not null && WireEvents.PositionOf(found) == at;
    }
}
