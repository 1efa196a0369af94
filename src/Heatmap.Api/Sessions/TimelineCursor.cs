using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>An entry's place within its session, as text that sorts as the entries do.</summary>
internal static class TimelineCursor
{
    public static string Of(TimelineEntry entry) =>
        FormattableString.Invariant($"{entry.Moment.At:D15}.{entry.Moment.Run:N}.{entry.Moment.Sequence:D10}.{entry.Revision:D10}");
}
