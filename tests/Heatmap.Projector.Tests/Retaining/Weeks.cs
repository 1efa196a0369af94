using Heatmap.Events;

namespace Heatmap.Projector.Tests.Retaining;

/// <summary>
/// Makes up seven weeks of visits, from a seed: visitors come several times, some batches arrive late, some visits last over
/// midnight, a robot never pauses. In the order in which it arrives.
/// </summary>
internal static class Weeks
{
    public const long Day = 24 * 60 * 60_000;
    public const long Begin = 1795219200000;
    public const int Days = 49;
    private const long Latest = 71 * 60 * 60_000L;

    public static List<Happening> Of(int seed)
    {
        var random = new Random(seed);
        var happenings = new List<Happening>();
        for (var v = 0; v < 6; v++)
        {
            var subject = new SubjectId(Id(seed, 1, v));
            var site = v % 3 == 2 ? World.OtherSite : World.Site;
            for (var visit = 0; visit < 1 + random.Next(5); visit++)
                AddVisit(happenings, random, site, subject, Begin + random.NextInt64(Days * Day), Id(seed, 2, (v * 10) + visit), 3 + random.Next(12), 40 * 60_000);
        }

        if (random.Next(3) == 0)
            AddVisit(happenings, random, World.Site, new SubjectId(Id(seed, 1, 99)), Begin + random.NextInt64(20 * Day), Id(seed, 2, 99), 1200, 29 * 60_000);
        return [.. happenings.OrderBy(h => h.Envelope.ReceivedAt)];
    }

    /// <summary>Visits of some length on these days (from 0), a subject each; the same for the same seed.</summary>
    public static List<Happening> On(SiteId site, params int[][] days)
    {
        var (random, happenings) = (new Random(5), new List<Happening>());
        for (var v = 0; v < days.Length; v++)
        {
            foreach (var day in days[v]) AddVisit(happenings, random, site, new SubjectId(Id(5, 1, v)), Begin + (day * Day) + (Day / 2), Id(5, 2, (v * 100) + day), 5, 60_000);
        }

        return [.. happenings.OrderBy(h => h.Envelope.ReceivedAt)];
    }

    /// <summary>In batches that arrive at once, mostly soon after their last event.</summary>
    private static void AddVisit(List<Happening> into, Random random, SiteId site, SubjectId subject, long at, Guid run, int events, int pause)
    {
        var batch = new List<(long At, int Sequence)>();
        for (var i = 0; i < events; i++)
        {
            at += random.Next(3) == 0 ? random.Next(pause) : random.Next(30_000);
            batch.Add((at, i));
            if (random.Next(3) > 0 && i < events - 1) continue;
            var receivedAt = at + (random.Next(10) == 0 ? random.NextInt64(Latest) : random.Next(5_000));
            var id = Id(run.GetHashCode(), 4, i);
            into.AddRange(batch.Select(e => new Happening(site, subject, id, EnvelopeOf(e.At, receivedAt, run, e.Sequence, random), RandomWorld.EventOf(random, e.Sequence))));
            batch.Clear();
        }
    }

    private static Envelope EnvelopeOf(long at, long receivedAt, Guid run, int sequence, Random random) =>
        new() { At = at, ReceivedAt = receivedAt, Run = run, Sequence = sequence, Path = $"/p{random.Next(3)}", PageId = "p1" };

    private static Guid Id(int seed, int kind, int number) => new(seed, (short)kind, 9, BitConverter.GetBytes((long)number));
}
