using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Projections;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's FunnelReport.</summary>
/// <param name="asked">What was asked.</param>
/// <param name="answer">What came of it.</param>
/// <param name="recounting">How much is recounted, 0 to 1; null where nothing has to be.</param>
/// <param name="asker">Who is told.</param>
public sealed class FunnelReportFields(FunnelAsked asked, FunnelAnswer answer, double? recounting, Asker asker)
{
    private readonly bool _seesSessions = asker.SeesSessions();

    public Funnel Funnel => asked.Funnel;

    public DateTimeOffset From => DateTimeOffset.FromUnixTimeMilliseconds(answer.From);

    public DateTimeOffset To => DateTimeOffset.FromUnixTimeMilliseconds(answer.To);

    public double? Recounting => recounting;

    public FunnelFiguresFields? Figures => answer.Figures is { } figures ? FunnelFiguresFields.Of(figures, _seesSessions) : null;

    public IReadOnlyList<FunnelDayFields> Trend => [.. answer.Days.Select(DayOf).Where(d => d.Counts[0] is not null)];

    public ProvenanceFields Provenance => new(answer.Origin);

    public async Task<IReadOnlyList<FunnelFiguresFields>> Breakdown(
        FunnelDimension by, int first, [FromServices] FunnelBreakdowns breakdowns, CancellationToken cancellation)
    {
        var parts = await breakdowns.ListAsync(asked, by, cancellation);
        return [.. FunnelFiguresFields.Parts(parts, _seesSessions).Take(Limits.Checked(first, "first"))];
    }

    public async Task<FunnelComparisonFields?> Compared(
        DateTimeOffset from, DateTimeOffset to, [FromServices] FunnelQuery query, CancellationToken cancellation)
    {
        var range = Limits.Checked(from, to);
        var other = await query.AnswerAsync(asked with { From = range.From, To = range.To }, cancellation);
        if (Figures is not { } now || other.Figures is not { } before) return null;
        return FunnelComparisonFields.Of(now, FunnelFiguresFields.Of(before, _seesSessions), other);
    }

    public async Task<FunnelLeaverConnectionFields> Leavers(
        int steps, int first, string? after, [FromServices] FunnelLeaversQuery query, CancellationToken cancellation)
    {
        asker.ThrowUnlessSeesSessions();
        var count = asked.Funnel.Steps.Count;
        if (steps < 1 || steps > count) throw new GraphQLException("BAD_ARGUMENT", $"'steps' must be between 1 and {count}.");
        (long, string)? cursor = after is null ? null : SessionCursor.Read(after) ?? throw new GraphQLException("BAD_ARGUMENT", "'after' is no cursor of this list.");
        try
        {
            return FunnelLeaverConnectionFields.Of(asked.Site, await query.ListAsync(asked, steps, Limits.Checked(first, "first"), cursor, cancellation));
        }
        catch (BeforeRetentionException gone)
        {
            throw new GraphQLException("BEFORE_RETENTION", gone.Message);
        }
    }

    private FunnelDayFields DayOf(FunnelDay day)
    {
        var counts = day.Counts.Select(Weights.ToNumber).ToList();
        var told = _seesSessions ? [.. counts.Select(_ => true)] : SmallGroups.Nested(counts);
        return new FunnelDayFields(DateTimeOffset.FromUnixTimeMilliseconds(day.At), [.. counts.Select((c, i) => told[i] ? c : (double?)null)]);
    }
}
