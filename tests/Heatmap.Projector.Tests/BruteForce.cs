using System.Text.Json.Serialization.Metadata;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

/// <summary>What views ought to hold: every subject folded afresh in order, and summed up. Shares nothing with the projector.</summary>
internal static class BruteForce
{
    public static Dictionary<string, long> Totals(IProjection projection, IEnumerable<Happening> world, SiteId site, Definitions? definitions = null)
    {
        var sums = new Collected();
        foreach (var subject in world.Where(h => h.Site == site).GroupBy(h => h.Subject)) Fold(projection, subject, definitions, sums);
        return sums.Totals.Where(t => t.Value != 0).ToDictionary(t => t.Key, t => t.Value);
    }

    public static List<SessionRow> Sessions(IEnumerable<Happening> world, SiteId site, Definitions? definitions = null)
    {
        var sessions = new Collected();
        foreach (var subject in world.Where(h => h.Site == site).GroupBy(h => h.Subject)) Fold(new SessionTimelineProjection(), subject, definitions, sessions);
        return [.. sessions.Rows.Values.OfType<SessionRow>()];
    }

    /// <summary>Views hold what was folded by hand, of both sites: totals cell by cell, sessions but for the order in which their events arrived.</summary>
    /// <param name="changed">The definitions of <see cref="World.Site"/>, when it has generations of its own by them.</param>
    public static async Task ShouldBeHeldAsync(TestViews views, IReadOnlyCollection<Happening> happenings, Definitions? changed = null)
    {
        foreach (var site in new[] { World.Site, World.OtherSite })
        {
            var (scope, definitions) = changed is not null && site == World.Site ? (site.Value, changed) : (Generation.EverySite, null);
            foreach (var projection in AllProjections.List)
            {
                var totals = await views.TotalsAsync(projection.Version.Name, site, scope);
                totals.ShouldBe(Totals(projection, happenings, site, definitions), ignoreOrder: true);
            }

            var wanted = Sessions(happenings, site, definitions)
                .Select(Essence);
            (await views.SessionsAsync(site, scope)).Select(Essence).Order().ShouldBe(wanted.Order());
        }
    }

    internal static string Essence(SessionRow session) => Essence(System.Text.Json.JsonSerializer.Serialize(session, SessionJson.Default.SessionRow));

    /// <summary>A session without the revisions, which say in what order its events arrived.</summary>
    internal static string Essence(string session)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(session)!.AsObject();
        json.Remove("rf");
        json.Remove("rl");
        return json.ToJsonString();
    }

    private static void Fold(IProjection projection, IEnumerable<Happening> subject, Definitions? definitions, Collected into)
    {
        var events = subject.Select((h, i) => new VisitorEvent(h.Site, h.Subject, i, h.Envelope, h.Event)).OrderBy(e => e.Moment).ToList();
        var fold = projection.Begin(definitions ?? Definitions.Default, events);
        foreach (var e in events) fold.Fold(e, into);
    }

    private sealed class Collected : IEmissions
    {
        public Dictionary<string, long> Totals { get; } = [];

        public Dictionary<RowAddress, object> Rows { get; } = [];

        public void Put<T>(RowAddress address, long rank, T document, JsonTypeInfo<T> json) => Rows[address] = document!;

        public void Contribute(TotalAddress total, int cell, long weight)
        {
            var key = $"{total.Family} {total.Name} {total.Facet} {total.Item} {total.Quarter} {cell}";
            Totals[key] = Totals.GetValueOrDefault(key) + weight;
        }
    }
}
