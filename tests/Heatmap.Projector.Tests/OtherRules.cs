using Heatmap.Events;

namespace Heatmap.Projector.Tests;

/// <summary>Other rules than the defaults, with funnels, as a site comes to them; about the pages and elements of <see cref="RandomWorld"/>.</summary>
internal static class OtherRules
{
    private static readonly Funnel Visitors = new()
    {
        Id = "visitors",
        Name = "By visitor, once",
        Steps = [Page("/p0"), new FunnelStep { Kind = StepKind.Click, Selector = "#e1" }, Page("One and two")],
        Window = 2 * 60 * 60_000,
        Exclusions = [new FunnelExclusion(1, new FunnelStep { Kind = StepKind.Click, Selector = "#e0" })],
    };

    private static readonly Funnel Sessions = new()
    {
        Id = "sessions",
        Name = "By session, every time",
        Steps = [new FunnelStep { Kind = StepKind.Click, Selector = "#e0" }, new FunnelStep { Kind = StepKind.Click, Selector = "#e2" }],
        Counting = FunnelCounting.Sessions,
        Matching = FunnelMatching.Every,
        Window = 10 * 60_000,
    };

    public static Definitions Definitions { get; } = Definitions.Default
        .Evolve(new DefinitionsChanged(new Definitions
        {
            Version = 2,
            SessionGap = 600_000,
            CampaignStartsSession = false,
            Pages = [new PageGroup("/p1", "One and two"), new PageGroup("/p2", "One and two")],
        }))
        .Evolve(new FunnelDefined(Visitors, 3))
        .Evolve(new FunnelDefined(Sessions, 4));

    private static FunnelStep Page(string page) => new() { Kind = StepKind.Page, Page = page };
}
