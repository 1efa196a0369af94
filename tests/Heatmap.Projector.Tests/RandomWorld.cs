using Heatmap.Events;

namespace Heatmap.Projector.Tests;

/// <summary>Makes up what visitors did, from a seed: several sites, subjects, runs and tabs, pauses around the session gap, campaigns.</summary>
internal static class RandomWorld
{
    private const long Ten = 1795255200000;

    public static List<Happening> Of(int seed, int subjects = 4)
    {
        var random = new Random(seed);
        var happenings = new List<Happening>();
        for (var s = 0; s < subjects; s++)
        {
            var subject = new SubjectId(Id(seed, 1, s));
            var site = s % 3 == 2 ? World.OtherSite : World.Site;
            for (var run = 0; run < 1 + (s % 2); run++) AddRun(happenings, random, site, subject, Id(seed, 2, (s * 10) + run));
        }

        return happenings;
    }

    /// <summary>The same happenings, dealt into other batches and in another order of arrival.</summary>
    public static List<Happening> Reshuffled(List<Happening> happenings, int seed)
    {
        var random = new Random(seed);
        var bySubject = happenings.GroupBy(h => (h.Site, h.Subject)).SelectMany(g =>
        {
            var mixed = g.OrderBy(_ => random.Next()).ToList();
            var batch = 0;
            return mixed.Select(h => h with { Batch = Id(seed, 3, (batch += random.Next(2)) + g.Key.Subject.GetHashCode()) });
        });
        return [.. bySubject.GroupBy(h => (h.Subject, h.Batch)).OrderBy(_ => random.Next()).SelectMany(g => g)];
    }

    private static void AddRun(List<Happening> happenings, Random random, SiteId site, SubjectId subject, Guid run)
    {
        var (at, batch) = (Ten + random.Next(3_600_000), 0);
        var count = 3 + random.Next(15);
        for (var i = 0; i <= count; i++)
        {
            if (random.Next(3) == 0) batch++;
            at += random.Next(6) switch { 0 => 1_700_000 + random.Next(200_000), 1 => 0, _ => random.Next(60_000) };
            var envelope = new Envelope { At = at, ReceivedAt = at, Run = run, Sequence = i, Path = $"/p{random.Next(3)}", PageId = "p1" };
            happenings.Add(new Happening(site, subject, Id(run.GetHashCode(), 4, batch), envelope, EventOf(random, i)));
        }
    }

    /// <summary>A run's first event begins it.</summary>
    public static IEvent EventOf(Random random, int sequence) => sequence == 0 ? Begin(random) : Event(random);

    private static CaptureStarted Begin(Random random) => new() { Mode = "balanced", Sdk = "1", Browser = random.Next(2) == 0 ? "Firefox" : "Chrome" };

    private static IEvent Event(Random random) => random.Next(8) switch
    {
        0 => new PageViewed(1280, 720, null, random.Next(3) == 0 ? new Campaign($"c{random.Next(2)}", null, null, null, null) : null, null),
        1 => new PageLeft(random.Next(10_000)),
        2 => new PageScrolled(random.Next(1000), 1000),
        3 => new ErrorOccurred("error", $"f{random.Next(3)}", random.Next(100), null, null),
        4 => new VitalsMeasured(random.Next(2) == 0 ? "LCP" : "CLS", random.Next(5000) / 3.0, random.Next(2) == 0 ? "good" : "poor"),
        _ => new PointerClicked(random.Next(1300), random.Next(4000), 1280, 4200, random.Next(8) == 0 ? 2 : 0, 1, true, new Element($"#e{random.Next(3)}", "a", random.Next(32768), random.Next(32768)), null),
    };

    private static Guid Id(int seed, int kind, int number) => new(seed, (short)kind, 7, BitConverter.GetBytes((long)number));
}
