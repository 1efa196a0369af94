using Heatmap.Events;

namespace Heatmap.Projector.Tests.Accounts;

/// <summary>Makes visits of a made-up world ones of companies: some runs come from a network, some visitors are identified, or object.</summary>
internal static class CompanyVisits
{
    public static List<Happening> Of(List<Happening> happenings, int seed)
    {
        var random = new Random(seed);
        return [.. happenings.Select(h => h with { Event = Made(h.Event, random) })];
    }

    private static IEvent Made(IEvent happened, Random random) => happened switch
    {
        CaptureStarted start => start with { Network = random.Next(3) switch { 0 => "Acme Corp", 1 => "Globex Inc", _ => null } },
        PageScrolled => random.Next(8) switch
        {
            0 or 1 => new VisitorIdentified(random.Next(2) == 0 ? "acme.example" : "globex.example", null),
            2 => new ConsentChanged(random.Next(2) == 0 ? ["profiling"] : [], "gpc"),
            3 => new AccountUnlinked("domain:acme.example"),
            4 => new AccountLinked("domain:initech.example"),
            5 => new AccountLinkWithdrawn(random.Next(2) == 0 ? "domain:acme.example" : "domain:initech.example"),
            _ => happened,
        },
        _ => happened,
    };
}
