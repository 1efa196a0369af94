using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's FunnelFigures.</summary>
/// <param name="Value">Of which value of a dimension; null for all.</param>
/// <param name="Steps">In the funnel's order.</param>
public sealed record FunnelFiguresFields(string? Value, IReadOnlyList<FunnelStepFiguresFields> Steps)
{
    public static FunnelFiguresFields Of(FunnelFigures figures, bool seesSessions)
    {
        var counts = figures.Steps.Select(s => Weights.ToNumber(s.Count)).ToList();
        return Of(figures, seesSessions ? [.. counts.Select(_ => true)] : SmallGroups.Nested(counts));
    }

    /// <param name="figures">All that is known.</param>
    /// <param name="told">By step, whether it is told.</param>
    public static FunnelFiguresFields Of(FunnelFigures figures, IReadOnlyList<bool> told) => new(
        figures.Value,
        [.. figures.Steps.Select((step, i) => new FunnelStepFiguresFields(
            step, i > 0 && told[i - 1] ? Weights.ToNumber(figures.Steps[i - 1].Count) : null, told[i]))]);

    /// <summary>The parts of a whole: a step is told of a part where neither the steps nor the parts beside it give away who is few.</summary>
    public static IReadOnlyList<FunnelFiguresFields> Parts(IReadOnlyList<FunnelFigures> parts, bool seesSessions)
    {
        if (seesSessions || parts.Count == 0) return [.. parts.Select(p => Of(p, seesSessions: true))];
        var counts = parts.Select(p => p.Steps.Select(s => Weights.ToNumber(s.Count)).ToList()).ToList();
        var nested = counts.Select(SmallGroups.Nested).ToList();
        var beside = Enumerable.Range(0, parts[0].Steps.Count).Select(step => SmallGroups.Parts([.. counts.Select(c => c[step])])).ToList();
        return [.. parts
            .Select((part, p) => Of(part, [.. part.Steps.Select((_, step) => nested[p][step] && beside[step][p])]))
            .Where(f => f.Steps[0].Count is not null)];
    }
}
