namespace Heatmap.Events;

/// <summary>For how long a site's events and totals are kept, and how far that has been carried out.</summary>
public sealed record SiteRetention
{
    /// <summary>What applies until a site chooses: 30 days of events, 13 months of totals.</summary>
    public static SiteRetention Default { get; } = new();

    public int Days { get; init; } = 30;

    public int Months { get; init; } = 13;

    /// <summary>The number of the last run that was begun; 0 for none.</summary>
    public long Run { get; init; }

    /// <summary>Events received before this are gone or going (Unix milliseconds); totals of what happened before the other.</summary>
    public long Before { get; init; }

    /// <inheritdoc cref="Before"/>
    public long TotalsBefore { get; init; }

    /// <summary>The last run was begun and isn't done.</summary>
    public bool IsUnderway { get; init; }

    public SiteRetention Evolve(IEvent happened) => happened switch
    {
        RetentionChosen e => this with { Days = e.Days, Months = e.Months },
        RetentionApplied e => this with { Run = e.Run, Before = e.Before, TotalsBefore = e.TotalsBefore, IsUnderway = true },
        RetentionDone e when e.Run == Run => this with { IsUnderway = false },
        _ => this,
    };
}
