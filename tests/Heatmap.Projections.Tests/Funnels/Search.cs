using Heatmap.Events;

namespace Heatmap.Projections.Tests.Funnels;

/// <summary>What a funnel means, told without folding: by trying every way through a visit's pages, one page a minute.</summary>
internal static class Search
{
    private const string Steps = "abc";

    /// <summary>The most steps that any way through the pages takes.</summary>
    public static int Furthest(Funnel funnel, string pages) =>
        funnel.Order == FunnelOrder.Any ? FurthestOfAnyOrder(funnel, pages) : Starts(pages).Select(at => Longest(funnel, pages, at, at, 1)).DefaultIfEmpty(0).Max();

    /// <summary>How many times one gets through, each time as early as can be.</summary>
    public static int Through(Funnel funnel, string pages)
    {
        var through = 0;
        for (var (from, until) = (0, 1); until <= pages.Length; until++)
        {
            if (Furthest(funnel, Blanked(pages, from, until)) < Steps.Length) continue;
            through++;
            from = until;
        }

        return through;
    }

    /// <summary>The pages from one minute to another, at their own minutes.</summary>
    private static string Blanked(string pages, int from, int until) => new string('.', from) + pages[from..until];

    private static IEnumerable<int> Starts(string pages) => Enumerable.Range(0, pages.Length).Where(at => pages[at] == Steps[0]);

    private static int Longest(Funnel funnel, string pages, int start, int last, int taken)
    {
        if (taken == Steps.Length) return taken;
        var best = taken;
        for (var at = last + 1; at < pages.Length && at - start <= funnel.Window / 60_000; at++)
        {
            if (pages[at] == '.') continue;
            if (funnel.Exclusions.Any(x => x.After == taken && x.Step.Page == $"/{pages[at]}")) break;
            if (pages[at] == Steps[taken]) best = Math.Max(best, Longest(funnel, pages, start, at, taken + 1));
            if (funnel.Order == FunnelOrder.Strict) break;
        }

        return best;
    }

    /// <summary>The most different steps in any stretch as long as the window that nothing excluded stands in.</summary>
    private static int FurthestOfAnyOrder(Funnel funnel, string pages)
    {
        var best = 0;
        for (var from = 0; from < pages.Length; from++)
        {
            var stretch = pages[from..Math.Min(pages.Length, from + (int)(funnel.Window / 60_000) + 1)];
            var allowed = funnel.Exclusions.Count == 0 ? stretch : stretch.Split('x')[0];
            best = Math.Max(best, allowed.Where(Steps.Contains).Distinct().Count());
        }

        return best;
    }
}
