using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>An entry's place within its session, as text that sorts as the entries do.</summary>
internal static class TimelineCursor
{
    public static string Of(TimelineEntry entry) => Of(entry.Moment, entry.Revision);

    public static string Of(Moment moment, long revision) =>
        FormattableString.Invariant($"{moment.At:D15}.{moment.Run:N}.{moment.Sequence:D10}.{revision:D10}");
}
