using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>What one subject does in a page of the log.</summary>
internal sealed class SubjectPage(SubjectKey key, int partition)
{
    private readonly List<DecodedEvent> _arrived = [];
    private List<VisitorEvent>? _happened;
    private bool _isCut;

    public SubjectKey Key { get; } = key;

    public int Partition { get; } = partition;

    /// <summary>In the order of their subjects' first events, so that the same page is always folded in the same order.</summary>
    public static List<SubjectPage> Of(IReadOnlyList<DecodedEvent> events)
    {
        var (subjects, found) = (new List<SubjectPage>(), new Dictionary<SubjectKey, SubjectPage>());
        SubjectPage? last = null;
        foreach (var decoded in events)
        {
            var key = new SubjectKey(decoded.Event.Site, decoded.Event.Subject);

            // Appends bring many events of one subject in a row.
            if (last?.Key != key && !found.TryGetValue(key, out last))
            {
                found[key] = last = new SubjectPage(key, decoded.Partition);
                subjects.Add(last);
            }

            last._arrived.Add(decoded);
            last._isCut |= decoded.Event.Happened is HistoryCut;
        }

        return subjects;
    }

    /// <summary>What stands behind a checkpoint and a revision: one stretch, unless retention cut the subject's past in it.</summary>
    public IReadOnlyList<SubjectStretch> StretchesAfter(Position checkpoint, long revision) =>
        _isCut ? Around(_arrived.FindAll(d => d.Position > checkpoint && d.Event.Revision > revision)) : [After(checkpoint, revision)];

    /// <summary>As it arrived. Nearly always that is everything, or nothing.</summary>
    private SubjectStretch After(Position checkpoint, long revision)
    {
        if (_arrived[0].Position > checkpoint && _arrived[0].Event.Revision > revision)
            return new SubjectStretch(_arrived[0].Event.Revision, _arrived[^1].Event.Revision, _happened ??= InOrder(_arrived));
        var rest = _arrived.FindAll(d => d.Position > checkpoint && d.Event.Revision > revision);
        return StretchOf(rest);
    }

    public bool IsBehind(Position checkpoint) => _arrived[^1].Position > checkpoint;

    public DecodedEvent First => _arrived[0];

    private static List<SubjectStretch> Around(List<DecodedEvent> arrived)
    {
        var (stretches, between) = (new List<SubjectStretch>(), new List<DecodedEvent>());
        foreach (var decoded in arrived)
        {
            if (decoded.Event.Happened is not HistoryCut)
            {
                between.Add(decoded);
                continue;
            }

            if (between.Count > 0) stretches.Add(StretchOf(between));
            stretches.Add(SubjectStretch.At(decoded.Event));
            between.Clear();
        }

        if (between.Count > 0) stretches.Add(StretchOf(between));
        return stretches;
    }

    private static SubjectStretch StretchOf(List<DecodedEvent> arrived) =>
        arrived.Count == 0 ? SubjectStretch.Empty : new SubjectStretch(arrived[0].Event.Revision, arrived[^1].Event.Revision, InOrder(arrived));

    private static List<VisitorEvent> InOrder(List<DecodedEvent> arrived)
    {
        var happened = new List<VisitorEvent>(arrived.Count);
        var sorted = true;
        foreach (var decoded in arrived)
        {
            if (decoded.Event.IsOfRetention) continue;
            sorted = sorted && (happened.Count == 0 || VisitorEvent.AsItHappened(happened[^1], decoded.Event) <= 0);
            happened.Add(decoded.Event);
        }

        if (!sorted) happened.Sort(VisitorEvent.AsItHappened);
        return happened;
    }
}
