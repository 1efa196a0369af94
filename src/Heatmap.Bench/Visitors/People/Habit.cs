namespace Heatmap.Bench;

/// <summary>
/// What a persona does on one page. Elements are named as in shop-layout.tsv; <c>#card-*</c> stands for one of those that begin
/// so, <c>to pricing.html</c> for a link that leads there, <c>leave</c> for closing the tab.
/// </summary>
/// <param name="Depth">Mean share of the page that is scrolled through.</param>
/// <param name="Does">What is pressed or filled in, in this order, each with its chance.</param>
/// <param name="Goes">How the view ends, by weight.</param>
internal sealed record Habit(
    double Depth, IReadOnlyList<(string Name, double Chance)> Does, IReadOnlyList<(string Item, double Weight)> Goes);
