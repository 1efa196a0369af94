using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>For how long a site may keep what it collects, and from where on a run takes it away.</summary>
internal static class RetentionRules
{
    // Batches up to 72 hours old are accepted: a shorter memory would take a repeated batch for a new one, and cut what still comes.
    private const int FewestDays = 4;
    private const int MostDays = 10 * 365;
    private const int MostMonths = 10 * 12;

    // Totals outlive the events that make them, late ones included: no total may go that an event could still change.
    private const int ShortestMonth = 28;

    public static IReadOnlyList<IEvent> Choose(SiteCommand.ChooseRetention c, SiteRetention now)
    {
        if (c.Days is < FewestDays or > MostDays)
            throw new RefusedException("bad-retention", $"Events are kept for {FewestDays} to {MostDays} days.");
        if (c.Months is < 1 or > MostMonths) throw new RefusedException("bad-retention", $"Totals are kept for 1 to {MostMonths} months.");
        if (c.Months * ShortestMonth < c.Days + FewestDays)
            throw new RefusedException("bad-retention", $"Totals must be kept longer than events: {c.Days} days of events need at least {MonthsFor(c.Days)} months of totals, not {c.Months}.");
        return c.Days == now.Days && c.Months == now.Months ? [] : [new RetentionChosen(c.Days, c.Months)];
    }

    private static int MonthsFor(int days) => (days + FewestDays + ShortestMonth - 1) / ShortestMonth;

    /// <summary>The next run, unless the last is underway or took away all that is due. Lines never go back: what is gone is gone.</summary>
    public static IReadOnlyList<IEvent> Begin(SiteCommand.BeginRetention c, SiteRetention now)
    {
        if (now.IsUnderway) return [];
        var today = new DateTimeOffset(c.Now.UtcDateTime.Date, TimeSpan.Zero);
        var before = Math.Max(now.Before, today.AddDays(-now.Days).ToUnixTimeMilliseconds());
        var totals = Math.Max(now.TotalsBefore, today.AddMonths(-now.Months).ToUnixTimeMilliseconds());
        return before == now.Before && totals == now.TotalsBefore ? [] : [new RetentionApplied(now.Run + 1, before, totals)];
    }

    public static IReadOnlyList<IEvent> End(SiteCommand.EndRetention c, SiteRetention now)
    {
        if (c.Run != now.Run) throw new RefusedException("unknown-run", $"Run {c.Run} of retention is not the last, which is {now.Run}.");
        return now.IsUnderway ? [new RetentionDone(c.Run, c.Cut, c.Expired, c.Events)] : [];
    }
}
