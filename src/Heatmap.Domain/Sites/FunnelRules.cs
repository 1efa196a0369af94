using System.Globalization;
using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What a site's funnels may be.</summary>
public static class FunnelRules
{
    private const int MostFunnels = 100;
    private const int FewestSteps = 2;
    private const int MostSteps = 20;
    private const int MostExclusions = 20;
    private const int MostConditions = 10;
    private const int Longest = 512;

    // What the log keeps at most without an archive is 13 months; a way of more than 90 days is no funnel, but a life.
    private const long ShortestWindow = 1_000;
    private const long LongestWindow = 90L * 24 * 60 * 60 * 1_000;

    internal static IReadOnlyList<IEvent> Define(Funnel funnel, Definitions now)
    {
        if (now.Funnels.Any(f => f.Id == funnel.Id)) throw new RefusedException("funnel-exists", "There is a funnel with this id already.");
        if (now.Funnels.Count >= MostFunnels) throw new RefusedException("too-many-funnels", $"A site has at most {MostFunnels} funnels. Archive one first.");
        return [new FunnelDefined(Checked(funnel), now.Version + 1)];
    }

    internal static IReadOnlyList<IEvent> Change(Funnel funnel, Definitions now)
    {
        var before = Find(funnel.Id, now);
        var changed = Checked(funnel);
        return changed == before ? [] : [new FunnelChanged(changed, now.Version + 1)];
    }

    internal static IReadOnlyList<IEvent> Archive(string id, Definitions now) => [new FunnelArchived(Find(id, now).Id, now.Version + 1)];

    private static Funnel Find(string id, Definitions now) =>
        now.Funnels.FirstOrDefault(f => f.Id == id) ?? throw new RefusedException("unknown-funnel", "The site has no such funnel.");

    /// <summary>The funnel as it would be defined.</summary>
    /// <exception cref="RefusedException">It is against the rules; the place is named.</exception>
    public static Funnel Checked(Funnel funnel)
    {
        if (funnel.Steps.Count is < FewestSteps or > MostSteps)
            throw new RefusedException("bad-steps", $"A funnel has {FewestSteps} to {MostSteps} steps.");
        if (funnel.Window is < ShortestWindow or > LongestWindow)
            throw new RefusedException("bad-window", "A funnel's window must be between 1 second and 90 days.");
        if (funnel.Exclusions.Count > MostExclusions) throw new RefusedException("too-many-exclusions", $"A funnel has at most {MostExclusions} exclusions.");
        for (var n = 0; n < funnel.Steps.Count; n++) Check(funnel.Steps[n], string.Create(CultureInfo.InvariantCulture, $"step {n + 1}"));
        foreach (var exclusion in funnel.Exclusions) Check(exclusion, funnel);
        return funnel with { Name = Names.Checked(funnel.Name, "The funnel's name") };
    }

    private static void Check(FunnelExclusion exclusion, Funnel funnel)
    {
        Check(exclusion.Step, "an exclusion");
        if (funnel.Order != FunnelOrder.Any && (exclusion.After < 1 || exclusion.After >= funnel.Steps.Count))
            throw new RefusedException("bad-exclusion", $"An exclusion stands after step 1 to {funnel.Steps.Count - 1}.");
        if (funnel.Order != FunnelOrder.Any && funnel.Steps[exclusion.After] == exclusion.Step)
            throw new RefusedException("bad-exclusion", $"Step {exclusion.After + 1} is what is excluded before it: nobody could ever take it.");
    }

    /// <summary>Refuses a step that could match nothing, or asks for what its kind hasn't.</summary>
    internal static void Check(FunnelStep step, string place)
    {
        if (!Enum.IsDefined(step.Kind)) throw new RefusedException("bad-step", $"In {place}: there is no such kind of step.");
        Fits(step.Page, $"the page of {place}");
        Fits(step.Selector, $"the selector of {place}");
        if (step.Kind == StepKind.Page && step.Page is null) throw new RefusedException("bad-step", $"In {place}: name the page.");
        if (step.Kind == StepKind.Click && step.Selector is null) throw new RefusedException("bad-step", $"In {place}: name the element by its selector.");
        if (step.Kind is StepKind.Page or StepKind.Event && step.Selector is not null)
            throw new RefusedException("bad-step", $"In {place}: only clicks and forms have a selector.");
        if (step.Kind == StepKind.Event) Names.Checked(step.Event ?? "", $"The event of {place}");
        else if (step.Event is not null || step.Conditions.Count > 0)
            throw new RefusedException("bad-step", $"In {place}: only events of the site's own have a name and conditions.");
        if (step.Conditions.Count > MostConditions) throw new RefusedException("bad-step", $"In {place}: at most {MostConditions} conditions.");
        foreach (var condition in step.Conditions) Check(condition, place);
    }

    private static void Check(PropertyCondition condition, string place)
    {
        Names.Checked(condition.Property, $"The property of a condition in {place}");
        Fits(condition.Value, $"the value of a condition in {place}");
        var isNumber = double.TryParse(condition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        switch (condition.Test)
        {
            case PropertyTest.IsAtLeast or PropertyTest.IsAtMost when !isNumber:
                throw new RefusedException("bad-condition", $"In {place}: '{condition.Property}' is held against a number; '{condition.Value}' is none.");
            case PropertyTest.Is or PropertyTest.IsNot or PropertyTest.Contains when condition.Value is null:
                throw new RefusedException("bad-condition", $"In {place}: say what '{condition.Property}' is held against.");
            default:
                if (!Enum.IsDefined(condition.Test)) throw new RefusedException("bad-condition", $"In {place}: there is no such test.");
                break;
        }
    }

    private static void Fits(string? text, string what)
    {
        if (text is "" || text?.Length > Longest) throw new RefusedException("bad-step", $"{what} must have 1 to {Longest} characters.");
    }
}
