using System.Text.Json;
using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>What the latest visitors did that a step of a funnel can ask for: pages, elements, forms, the site's own events.</summary>
public sealed class SeenStepsQuery(RecentVisitors visitors)
{
    private const int MostProperties = 50;

    /// <summary>By how many did it, most first.</summary>
    /// <param name="site">Whose visitors.</param>
    /// <param name="definitions">By which pages are grouped.</param>
    /// <param name="from">From when their sessions are, Unix milliseconds.</param>
    /// <param name="to">Until when, not included.</param>
    /// <param name="most">How many visitors are looked at, at most.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ViewMissingException">The session list is still being built.</exception>
    public async Task<(RecentlyRead Of, IReadOnlyList<SeenStep> Steps)> ListAsync(
        SiteId site, Definitions definitions, long from, long to, int most, CancellationToken cancellation)
    {
        var seen = new Dictionary<(StepKind Kind, string? Page, string? Selector, string? Event), (HashSet<int> Visitors, SortedSet<string> Properties)>();
        var visitor = 0;
        var read = await visitors.ReadAsync(
            site, from, to, most,
            story =>
            {
                visitor++;
                foreach (var e in story)
                {
                    if (StepMatching.KindOf(e.Happened) is not { } kind) continue;
                    var key = KeyOf(kind, e, definitions);
                    if (!seen.TryGetValue(key, out var found)) seen[key] = found = ([], new SortedSet<string>(StringComparer.Ordinal));
                    found.Visitors.Add(visitor);
                    if (e.Happened is CustomTracked custom) AddNames(found.Properties, custom.Declared);
                }
            },
            cancellation);
        return (read, [.. seen
            .Select(s => new SeenStep(s.Key.Kind, s.Key.Page, s.Key.Selector, s.Key.Event, [.. s.Value.Properties], s.Value.Visitors.Count))
            .OrderByDescending(s => s.Visitors)
            .ThenBy(s => s.Page, StringComparer.Ordinal)
            .ThenBy(s => s.Selector, StringComparer.Ordinal)
            .ThenBy(s => s.Event, StringComparer.Ordinal)]);
    }

    /// <summary>One of the site's own events is the same on every page.</summary>
    private static (StepKind, string?, string?, string?) KeyOf(StepKind kind, VisitorEvent e, Definitions definitions)
    {
        var page = e.Envelope.Path is { } path ? definitions.PageOf(path) : null;
        return e.Happened switch
        {
            CustomTracked custom => (kind, null, null, custom.Name),
            PointerClicked click => (kind, page, click.Target?.Selector, null),
            FormSubmitted form => (kind, page, form.Target?.Selector, null),
            _ => (kind, page, null, null),
        };
    }

    private static void AddNames(SortedSet<string> names, JsonElement? declared)
    {
        if (declared is not { ValueKind: JsonValueKind.Object } bag) return;
        foreach (var property in bag.EnumerateObject())
        {
            if (names.Count < MostProperties) names.Add(property.Name);
        }
    }
}
