namespace Heatmap.Bench;

/// <summary>Visits that have been: spread over the hours as people's days are, oldest first, none reaching into the future.</summary>
internal static class Past
{
    // Share of a day's visits by hour (UTC): few at night, most in the evening.
    private static readonly double[] Hours = [2, 1, 1, 1, 1, 2, 3, 5, 6, 7, 7, 7, 8, 7, 6, 6, 6, 7, 8, 9, 10, 9, 6, 4];

    public static IEnumerable<Visit> Visits(Uri shop, string siteKey, int count, DateTimeOffset now, TimeSpan span, int seed)
    {
        var chance = new Chance(seed);
        var population = new Population(chance, firms: 4);
        var writer = new VisitWriter(shop, siteKey, chance);
        var starts = Enumerable.Range(0, count).Select(_ => StartIn(now, span, chance)).Order().ToArray();
        foreach (var start in starts)
        {
            var visit = writer.Write(population.Next(start), population.SourceOfVisit(), start);
            yield return visit with { Batches = [.. visit.Batches.TakeWhile(batch => batch.At <= now)] };
        }
    }

    /// <summary>By rejection: a moment of an hour is kept in proportion to the hour's share.</summary>
    private static DateTimeOffset StartIn(DateTimeOffset now, TimeSpan span, Chance chance)
    {
        while (true)
        {
            var start = now - (span * chance.Source.NextDouble());
            if (chance.Happens(Hours[start.UtcDateTime.Hour] / 10)) return start;
        }
    }
}
