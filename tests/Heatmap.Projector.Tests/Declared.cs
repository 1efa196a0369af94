using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests;

/// <summary>What retention takes for granted of every projection, whoever adds one.</summary>
public class Declared
{
    [Fact]
    public void Every_family_of_totals_is_declared() => ForEverySubject((projection, events) =>
        FreshFold.Of(projection, Definitions.Default, events).Emitted.Totals.Keys.Select(t => t.Family).Distinct()
            .Except(projection.Version.Families).ShouldBeEmpty());

    [Fact]
    public void No_family_belongs_to_two_projections() =>
        AllProjections.List.SelectMany(p => p.Version.Families).GroupBy(f => f).Where(g => g.Count() > 1).ShouldBeEmpty();

    [Fact]
    public void Cut_between_sessions_totals_come_apart_into_what_goes_and_what_stays() => ForEverySubject((projection, events) =>
    {
        var middle = events.Count / 2;
        var later = events.Select((e, i) => i < middle ? e : e with { Envelope = e.Envelope with { At = e.Envelope.At + 86_400_000, ReceivedAt = e.Envelope.ReceivedAt + 86_400_000 } }).ToList();
        var (all, gone, kept) = (Totals(later), Totals(later.Take(middle)), Totals(later.Skip(middle)));
        foreach (var total in all.Keys.Union(gone.Keys).Union(kept.Keys))
            all.GetValueOrDefault(total).ShouldBe(gone.GetValueOrDefault(total) + kept.GetValueOrDefault(total), $"{projection.Version.Name}: {total}");

        Dictionary<(TotalAddress, int), long> Totals(IEnumerable<VisitorEvent> of) =>
            FreshFold.Of(projection, Definitions.Default, of).Emitted.Totals.SelectMany(t => t.Value.Select(c => ((t.Key, c.Key), c.Value))).ToDictionary();
    });

    private static void ForEverySubject(Action<IProjection, List<VisitorEvent>> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll<int>(seed =>
        {
            foreach (var subject in RandomWorld.Of(seed).GroupBy(h => (h.Site, h.Subject)))
            {
                var events = subject.Select((h, i) => new VisitorEvent(h.Site, h.Subject, i, h.Envelope, h.Event)).OrderBy(e => e.Moment).ToList();
                foreach (var projection in AllProjections.List) property(projection, events);
            }
        }));
}
