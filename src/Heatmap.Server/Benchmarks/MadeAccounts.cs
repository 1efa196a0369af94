using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>Made-up accounts of four visitors each, their sessions spread over 30 days, folded by the projection itself.</summary>
internal sealed class MadeAccounts(SiteId site, long now, int sessionsOfAccount)
{
    private const int Visitors = 4;
    private const long Minute = 60_000;
    private const long Days = 30 * 24 * 60 * Minute;

    private static readonly string[] Paths = ["/", "/pricing", "/docs/start", "/security", "/careers", "/products/tea"];

    private readonly AccountsProjection _projection = new();

    /// <summary>What the accounts of these numbers add up to.</summary>
    public IReadOnlyList<RollupDelta> TotalsOf(int first, int count)
    {
        var sums = new Sums(site);
        for (var account = first; account < first + count; account++)
        {
            for (var visitor = 0; visitor < Visitors; visitor++) Fold(account, visitor, sums);
        }

        return sums.ToDeltas();
    }

    private void Fold(int account, int visitor, Sums sums)
    {
        var random = new Random((account * Visitors) + visitor);
        var events = new List<VisitorEvent>();
        var begins = Enumerable.Range(0, sessionsOfAccount / Visitors).Select(_ => now - random.NextInt64(Days)).Order();
        foreach (var at in begins) Add(events, account, visitor, at, random);
        events.Sort(VisitorEvent.AsItHappened);
        var fold = _projection.Begin(Definitions.Default, events);
        foreach (var e in events) fold.Fold(e, sums);
    }

    private void Add(List<VisitorEvent> events, int account, int visitor, long at, Random random)
    {
        var run = new Guid(account, (short)visitor, 7, BitConverter.GetBytes(at));
        var subject = new SubjectId(new Guid(account, (short)visitor, 1, new byte[8]));
        IEvent[] happened =
        [
            new CaptureStarted { Mode = "balanced", Sdk = "bench", Network = FormattableString.Invariant($"Company {account}") },
            .. Enumerable.Range(0, 3).Select(_ => new PageViewed(1280, 720, null, null, null)),
            new PageLeft(random.Next(60_000)),
        ];
        for (var i = 0; i < happened.Length; i++)
        {
            var envelope = new Envelope { At = at + (i * Minute), ReceivedAt = at + (i * Minute), Run = run, Sequence = i, Path = Paths[random.Next(Paths.Length)] };
            events.Add(new VisitorEvent(site, subject, events.Count, envelope, happened[i]));
        }
    }

    /// <summary>Keeps the totals; rows are not asked for by lists.</summary>
    private sealed class Sums(SiteId site) : IEmissions
    {
        private readonly Dictionary<TotalAddress, Dictionary<int, long>> _totals = [];

        public void Put<T>(RowAddress address, long rank, T document, JsonTypeInfo<T> json)
        {
        }

        public void Contribute(TotalAddress total, int cell, long weight)
        {
            if (!_totals.TryGetValue(total, out var cells)) _totals[total] = cells = [];
            cells[cell] = cells.GetValueOrDefault(cell) + weight;
        }

        public IReadOnlyList<RollupDelta> ToDeltas() =>
            [.. _totals.Select(t => new RollupDelta(
                new RollupKey(t.Key.Family, site.Value, t.Key.Name, t.Key.Facet, t.Key.Item, BucketSize.Quarter, t.Key.Quarter), t.Value))];
    }
}
