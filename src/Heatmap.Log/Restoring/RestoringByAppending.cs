using System.Security.Cryptography;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>
/// Restores into any store through the ports that each has. A stream from which retention took the beginning gets as many
/// placeholders as are missing, which are removed at once, so that revisions stay what they were. Positions are the store's own: it
/// is sent appends to many streams at a time, and takes them in what order it likes. The order within each stream is kept.
/// </summary>
public sealed class RestoringByAppending(IEventWriter writer, IEventRetention retention) : IEventRestoring
{
    /// <summary>The placeholders' wire name. They are gone before the restored log is read.</summary>
    public const string Placeholder = "log.placeholder.v1";

    // Streams are independent, and a store at the other end of a network takes many appends at a time.
    private const int Abreast = 64;

    public bool KeepsPositions => false;

    public async Task RestoreAsync(IReadOnlyList<RecordedAppend> appends, CancellationToken cancellation = default)
    {
        for (var at = 0; at < appends.Count;)
        {
            var group = TakeDistinct(appends, ref at);
            var tasks = new List<Task>(group.Count);
            foreach (var append in group) tasks.Add(RestoreAsync(append, cancellation));
            await Task.WhenAll(tasks).ConfigureAwait(false);
        }
    }

    /// <summary>The next appends, up to the second one of the same stream: that one has to wait for the first.</summary>
    private static List<RecordedAppend> TakeDistinct(IReadOnlyList<RecordedAppend> appends, ref int at)
    {
        var (group, streams) = (new List<RecordedAppend>(), new HashSet<StreamName>());
        while (at < appends.Count && group.Count < Abreast && streams.Add(appends[at].Stream)) group.Add(appends[at++]);
        return group;
    }

    private async Task RestoreAsync(RecordedAppend append, CancellationToken cancellation)
    {
        var expected = append.FirstRevision == 0 ? ExpectedRevision.NoStream : ExpectedRevision.Exactly(append.FirstRevision - 1);
        var events = append.Events.Select(e => new NewEvent(e.Type, e.Data, e.Metadata)).ToList();
        try
        {
            await writer.AppendAsync(append.Stream, expected, events, cancellation).ConfigureAwait(false);
        }
        catch (WrongExpectedRevisionException e) when ((e.Actual ?? -1) < append.FirstRevision - 1)
        {
            await SkipAsync(append.Stream, (e.Actual ?? -1) + 1, append.FirstRevision, cancellation).ConfigureAwait(false);
            await writer.AppendAsync(append.Stream, expected, events, cancellation).ConfigureAwait(false);
            // What stood before the gap was removed too, after the backup had it.
            await retention.TruncateAsync(append.Stream, append.FirstRevision, cancellation).ConfigureAwait(false);
        }
        catch (WrongExpectedRevisionException e)
        {
            throw new InvalidOperationException($"The log was not empty: {e.Message}", e);
        }
    }

    private async Task SkipAsync(StreamName stream, long from, long before, CancellationToken cancellation)
    {
        var batch = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(stream.Value)).AsSpan(0, 16));
        for (var revision = from; revision < before;)
        {
            var count = (int)Math.Min(AppendLimits.Events, before - revision);
            var expected = revision == 0 ? ExpectedRevision.NoStream : ExpectedRevision.Exactly(revision - 1);
            var missing = Enumerable.Range(0, count).Select(i => PlaceholderOf(batch, (int)(revision + i))).ToList();
            await writer.AppendAsync(stream, expected, missing, cancellation).ConfigureAwait(false);
            revision += count;
        }
    }

    private static NewEvent PlaceholderOf(Guid batch, int index) => new(
        Placeholder, "{}"u8.ToArray(),
        EventCodec.WriteEnvelope(new Envelope { At = 0, ReceivedAt = 0, Batch = batch, Index = index }));
}
