using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>One thing that went wrong, however often, in hundredths.</summary>
/// <param name="Fingerprint">What it is recognised by.</param>
/// <param name="Times">How often it happened.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="Pages">Where, most often first, each with how often.</param>
/// <param name="Last">How it happened last, in or after the time that was asked for; null where retention has taken it.</param>
public sealed record ErrorGroup(
    string Fingerprint, long Times, long Sessions, IReadOnlyList<(string Page, long Times)> Pages, ErrorRow? Last);
