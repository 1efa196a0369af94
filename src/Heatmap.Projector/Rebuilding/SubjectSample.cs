using System.Text;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>
/// Chooses subjects by a hash of their streams' names, so that each has the same chance however much it did and whenever it came.
/// </summary>
internal sealed class SubjectSample(IEventSubscription subscription, int count, int seed)
{
    private readonly SortedSet<(ulong Hash, string Stream)> _lowest = [];

    /// <summary>From what a generation has folded, up to a position of the log. Nothing is decoded but names.</summary>
    public async Task<IReadOnlyList<SubjectKey>> ChooseAsync(
        GenerationFold fold, Position head, Action<double> progress, CancellationToken cancellation)
    {
        var last = default(StreamName);
        await foreach (var page in subscription.SubscribeAsync(Position.Start, EventFilter.Streams(StreamName.VisitorPrefix), cancellation))
        {
            foreach (var recorded in page.Events)
            {
                if (recorded.Stream == last) continue;
                last = recorded.Stream;
                if (IsFolded(fold, recorded)) Offer(recorded.Stream.Value);
            }

            progress(head.Append == 0 ? 1 : Math.Min(1, page.End.Append / (double)head.Append));
            if (page.CaughtUp || page.End >= head) break;
        }

        return [.. _lowest.Select(s => KeyOf(new StreamName(s.Stream)))];
    }

    private static bool IsFolded(GenerationFold fold, RecordedEvent recorded) =>
        recorded.Stream.TryVisitor(out var site, out var subject)
        && fold.Reads(site)
        && recorded.Position <= fold.CheckpointOf(Partition.Of(site, subject));

    private static SubjectKey KeyOf(StreamName stream)
    {
        stream.TryVisitor(out var site, out var subject);
        return new SubjectKey(site, subject);
    }

    private void Offer(string stream)
    {
        var hashed = (Hash(stream), stream);
        if (_lowest.Count == count && hashed.CompareTo(_lowest.Max) >= 0) return;
        _lowest.Add(hashed);
        if (_lowest.Count > count) _lowest.Remove(_lowest.Max);
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo; 64 bit), the seed in front.</summary>
    private ulong Hash(string stream)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in (byte[])[.. BitConverter.GetBytes(seed), .. Encoding.ASCII.GetBytes(stream)]) hash = (hash ^ b) * 1099511628211UL;

        // The last letters alone would decide over little: mixed once more (the finisher of MurmurHash3, Appleby).
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
