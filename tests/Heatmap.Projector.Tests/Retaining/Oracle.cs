using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>
/// Says what totals and sessions ought to be, from all events that there ever were. Totals: of every event, but those that a
/// forgotten visitor took along, which are those that were still kept then. Sessions: of the events that are kept.
/// </summary>
internal static class Oracle
{
    private const long Quarter = 15 * 60_000;

    /// <summary>What counts, in the parts that retention made of each visitor's past: each part counts by itself.</summary>
    public static async Task<ILookup<int, Happening>> CountingAsync(Archive log) =>
        (await SelectAsync(log, (stream, e) => !TakenAlong(stream, e.Revision))).ToLookup(s => s.Part, s => s.Happening);

    public static async Task<List<Happening>> KeptAsync(Archive log) =>
        [.. (await SelectAsync(log, (stream, e) => e.Revision >= FirstKept(stream, long.MaxValue) && !TakenAlong(stream, e.Revision))).Select(s => s.Happening)];

    /// <summary>Totals by brute force, without those from before a line.</summary>
    public static Dictionary<string, long> Totals(IProjection projection, ILookup<int, Happening> counting, SiteId site, long before) =>
        counting.SelectMany(part => BruteForce.Totals(projection, part, site))
            .GroupBy(t => t.Key, t => t.Value)
            .ToDictionary(t => t.Key, t => t.Sum())
            .Where(t => long.Parse(t.Key.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture) >= before / Quarter)
            .ToDictionary(t => t.Key, t => t.Value);

    private static bool TakenAlong(List<(long Revision, IEvent Happened)> stream, long revision)
    {
        foreach (var (forgotten, happened) in stream)
        {
            if (happened is SubjectForgotten { Effect: ErasureEffect.RemoveFromTotals }) return revision >= FirstKept(stream, forgotten);
        }

        return false;
    }

    private static long FirstKept(List<(long Revision, IEvent Happened)> stream, long upTo) =>
        stream.Where(e => e.Revision < upTo).Select(e => e.Happened).OfType<HistoryCut>().Select(c => c.FirstKept).DefaultIfEmpty(0).Max();

    private static int PartOf(List<(long Revision, IEvent Happened)> stream, long revision) =>
        stream.Select(e => e.Happened).OfType<HistoryCut>().Select(c => c.FirstKept).Distinct().Count(first => first <= revision);

    private static async Task<List<(int Part, Happening Happening)>> SelectAsync(Archive log, Func<List<(long Revision, IEvent Happened)>, RecordedEvent, bool> counts)
    {
        var all = (await log.EverythingAsync()).Select(e => (Recorded: e, Happened: EventCodec.Default.Read(e.Type, e.Data)));
        var selected = new List<(int, Happening)>();
        foreach (var stream in all.GroupBy(e => e.Recorded.Stream))
        {
            var story = stream.Select(e => (e.Recorded.Revision, e.Happened)).ToList();
            stream.Key.TryVisitor(out var site, out var subject);
            foreach (var (recorded, happened) in stream.Where(e => counts(story, e.Recorded)))
            {
                if (happened is HistoryCut or SubjectExpired or SubjectForgotten) continue;
                var envelope = EventCodec.ReadEnvelope(recorded.Metadata);
                selected.Add((PartOf(story, recorded.Revision), new Happening(site, subject, envelope.Batch, envelope, happened)));
            }
        }

        return selected;
    }
}
