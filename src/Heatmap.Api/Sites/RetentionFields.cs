using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's Retention.</summary>
public sealed class RetentionFields(SiteRetention retention)
{
    public int Days => retention.Days;

    public int Months => retention.Months;

    public DateTimeOffset? EventsSince => Since(retention.Before);

    public DateTimeOffset? TotalsSince => Since(retention.TotalsBefore);

    public bool Running => retention.IsUnderway;

    private DateTimeOffset? Since(long line) => retention.Run == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(line);
}
