using Heatmap.Events;

namespace Heatmap.Projections.Tests.Funnels;

/// <summary>Funnels over pages of one letter, and visits to them.</summary>
internal static class Walk
{
    public const string Id = "f1";
    public const string Key = "f1.2";
    private const long Minute = 60_000;

    public static readonly FunnelsProjection Funnels = new();

    /// <summary>Each letter is a step: the page of that name.</summary>
    public static Funnel Of(string steps, int minutes = 60) => new()
    {
        Id = Id,
        Name = "A way",
        Steps = [.. steps.Select(Page)],
        Window = minutes * Minute,
    };

    /// <summary>Not the page of this letter, once so many steps are taken.</summary>
    public static FunnelExclusion Not(char page, int after) => new(after, Page(page));

    public static Definitions With(Funnel funnel) => Definitions.Default.Evolve(new FunnelDefined(funnel, 2));

    /// <summary>Views of pages, one a minute: each letter is a page, a dot a minute in which nothing happens.</summary>
    public static Visit Visiting(string pages)
    {
        var visit = new Visit();
        for (var n = 0; n < pages.Length; n++)
        {
            if (pages[n] != '.') visit.View(n, $"/{pages[n]}");
        }

        return visit;
    }

    /// <summary>How many got to each step.</summary>
    public static IReadOnlyList<long> Counts(Funnel funnel, Visit visit) => Counts(Emitted.By(Funnels, visit, With(funnel)), funnel);

    public static IReadOnlyList<long> Counts(Emitted emitted, Funnel funnel, string? dimension = null, string facet = "")
    {
        var of = emitted.Totals.Where(t => t.Key.Total is { Family: FunnelView.Family, Item: FunnelView.Steps } total && total.Name == FunnelView.NameOf(Key, dimension) && total.Facet == facet);
        return [.. Enumerable.Range(0, funnel.Steps.Count).Select(step => of.Where(t => t.Key.Cell == step).Sum(t => t.Value) / Weights.One)];
    }

    private static FunnelStep Page(char letter) => new() { Kind = StepKind.Page, Page = $"/{letter}" };
}
