using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;

namespace Heatmap.Projections.Tests;

/// <summary>What a projection emitted over given events: given, when folded, then.</summary>
internal sealed class Emitted : IEmissions
{
    public Dictionary<RowAddress, object> Rows { get; } = [];

    public Dictionary<RowAddress, long> Ranks { get; } = [];

    public Dictionary<(TotalAddress Total, int Cell), long> Totals { get; } = [];

    public IReadOnlyList<SessionRow> Sessions => [.. Rows.Values.OfType<SessionRow>().OrderBy(s => s.First)];

    public static Emitted By(IProjection projection, Visit given, Definitions? definitions = null) =>
        By(projection, given.Events.Order(Comparer<VisitorEvent>.Create(VisitorEvent.AsItHappened)), definitions);

    public static Emitted By(IProjection projection, IEnumerable<VisitorEvent> inThisOrder, Definitions? definitions = null)
    {
        var all = inThisOrder.ToList();
        var (fold, emitted) = (projection.Begin(definitions ?? Definitions.Default, all), new Emitted());
        foreach (var e in all) fold.Fold(e, emitted);
        return emitted;
    }

    public void Put<T>(RowAddress address, long rank, T document, JsonTypeInfo<T> json) =>
        (Rows[address], Ranks[address]) = (document!, rank);

    public void Contribute(TotalAddress total, int cell, long weight) =>
        Totals[(total, cell)] = Totals.GetValueOrDefault((total, cell)) + weight;
}
