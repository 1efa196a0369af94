using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>How one event moves an attempt at a funnel. Pure; events come in the order in which they happened.</summary>
internal static class FunnelWalk
{
    /// <summary>The attempt after the event.</summary>
    public static FunnelAttempt Next(Funnel funnel, Definitions definitions, FunnelAttempt attempt, VisitorEvent e)
    {
        if (StepMatching.KindOf(e.Happened) is null) return attempt;
        var ways = InTime(attempt.Ways, e.Envelope.At - funnel.Window);
        ways = funnel.Order == FunnelOrder.Any ? AnyOrder(funnel, definitions, ways, e) : InOrder(funnel, definitions, ways, e);
        var reached = Reached(funnel, ways);
        return new FunnelAttempt(ways, reached.Count > attempt.Furthest.Count ? reached : attempt.Furthest);
    }

    /// <summary>Whether an attempt that was begun is over when something happens at a time: it is through, was excluded, or had its time.</summary>
    public static bool IsOver(Funnel funnel, FunnelAttempt attempt, long at) => attempt.Furthest.Count > 0
        && (attempt.Furthest.Count == funnel.Steps.Count || attempt.Ways.All(way => way is null || way[0] < at - funnel.Window));

    private static IReadOnlyList<long>?[] InTime(IReadOnlyList<IReadOnlyList<long>?> ways, long earliest) =>
        [.. ways.Select(way => way is null || way[0] < earliest ? null : way)];

    private static IReadOnlyList<long>?[] InOrder(Funnel funnel, Definitions definitions, IReadOnlyList<long>?[] before, VisitorEvent e)
    {
        var ways = new IReadOnlyList<long>?[funnel.Steps.Count];
        for (var taken = 1; taken <= before.Length; taken++)
        {
            if (!funnel.Exclusions.Any(x => x.After == taken && x.Step.IsMetBy(e, definitions))) ways[taken - 1] = before[taken - 1];
        }

        // From the last step back: one event is one step of a way.
        var strict = funnel.Order == FunnelOrder.Strict && funnel.Steps.Any(s => s.Kind == StepMatching.KindOf(e.Happened));
        for (var step = funnel.Steps.Count - 1; step >= 0; step--)
        {
            var met = funnel.Steps[step].IsMetBy(e, definitions);
            IReadOnlyList<long>? longer = !met ? null : step == 0 ? [e.Envelope.At] : ways[step - 1] is { } way ? [.. way, e.Envelope.At] : null;
            // In strict order whatever isn't the next step ends a way.
            if (strict || longer is not null) ways[step] = longer;
        }

        return ways;
    }

    /// <summary>The ways are then one of a single step each: the last time that each step was taken.</summary>
    private static IReadOnlyList<long>?[] AnyOrder(Funnel funnel, Definitions definitions, IReadOnlyList<long>?[] before, VisitorEvent e)
    {
        var ways = new IReadOnlyList<long>?[funnel.Steps.Count];
        if (funnel.Exclusions.Any(x => x.Step.IsMetBy(e, definitions))) return ways;
        before.CopyTo(ways, 0);
        int[] met = [.. Enumerable.Range(0, ways.Length).Where(step => funnel.Steps[step].IsMetBy(e, definitions))];
        // One event is one step: of those that it may be, the first that wasn't taken yet, else the first again.
        if (met.Length > 0) ways[met.FirstOrDefault(step => ways[step] is null, met[0])] = [e.Envelope.At];
        return ways;
    }

    private static IReadOnlyList<long> Reached(Funnel funnel, IReadOnlyList<long>?[] ways) => funnel.Order == FunnelOrder.Any
        ? [.. ways.OfType<IReadOnlyList<long>>().Select(way => way[0]).Order()]
        : ways.LastOrDefault(way => way is not null) ?? [];
}
