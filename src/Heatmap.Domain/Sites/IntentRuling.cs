using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What a site's intent rules may be, and how they are tried.</summary>
internal static class IntentRuling
{
    private const int MostRules = 50;
    private const int MostPoints = 1_000;
    private const int LongestHalfLife = 90 * 24;
    private const int MostMapped = 10_000;
    private const int LongestAccount = 256;

    /// <summary>The draft, its rules numbered: what matches as a rule that there is keeps its number, so that its facts count at once.</summary>
    public static IReadOnlyList<IEvent> Draft(IntentRules rules, Definitions now)
    {
        Check(rules);
        var (known, next) = (now.Intent.Counted, now.Intent.Highest);
        var numbered = new List<IntentRule>();
        foreach (var rule in rules.Rules)
        {
            Check(rule);
            if (numbered.Exists(rule.Matches)) throw new RefusedException("bad-rule", $"'{rule.Name}' matches the same as another rule: give one rule the points of both.");
            var number = known.FirstOrDefault(rule.Matches)?.Number ?? ++next;
            numbered.Add(rule with { Number = number, Name = Names.Checked(rule.Name, "The rule's name") });
        }

        var draft = rules with { Rules = numbered };
        return draft == now.Intent.Draft ? [] : [new IntentRulesDrafted(draft, now.Version + 1)];
    }

    public static IReadOnlyList<IEvent> Accept(Definitions now) => now.Intent.Draft is null ? throw NoDraft() : [new IntentRulesAccepted(now.Version + 1)];

    public static IReadOnlyList<IEvent> Drop(Definitions now) => now.Intent.Draft is null ? throw NoDraft() : [new IntentRulesDropped(now.Version + 1)];

    public static IReadOnlyList<IEvent> Map(SiteCommand.MapAccount c, Definitions now)
    {
        CheckAccount(c.From);
        if (c.To is not null) CheckAccount(c.To);
        if (c.To != c.From && now.Accounts.Count(a => a.Value != a.Key) >= MostMapped) throw new RefusedException("too-many-accounts", $"At most {MostMapped} networks and domains can be linked by hand.");
        if (c.To is { } to && to != c.From && now.Accounts.ContainsKey(to) && now.Accounts[to] != to)
            throw new RefusedException("bad-account", "That account is linked to another itself. Link to that one.");
        return now.Accounts.TryGetValue(c.From, out var before) && before == c.To ? [] : [new AccountMapped(c.From, c.To, now.Version + 1)];
    }

    /// <summary>Accounts are named as <c>domain:acme.example</c> or <c>network:Acme Corp</c>.</summary>
    public static void CheckAccount(string account)
    {
        var colon = account.IndexOf(':', StringComparison.Ordinal);
        if (account.Length > LongestAccount || colon == account.Length - 1 || account[..Math.Max(colon, 0)] is not ("domain" or "network"))
            throw new RefusedException("bad-account", "An account is named as domain:acme.example or network:Acme Corp.");
    }

    private static RefusedException NoDraft() => new("no-draft", "The site has no draft of intent rules. Draft some first.");

    private static void Check(IntentRules rules)
    {
        if (rules.Rules.Count is 0 or > MostRules) throw new RefusedException("bad-rules", $"A site has 1 to {MostRules} intent rules.");
        if (rules.Scale is < 1 or > MostPoints) throw new RefusedException("bad-scale", $"The scale is 1 to {MostPoints} points.");
        if (rules.Researching is < 1 or > 99 || rules.HighIntent is < 2 or > 100 || rules.Researching >= rules.HighIntent)
            throw new RefusedException("bad-thresholds", "Researching begins between 1 and 99, High Intent above that, at 100 at most.");
    }

    private static void Check(IntentRule rule)
    {
        if (!Enum.IsDefined(rule.Match)) throw new RefusedException("bad-rule", $"'{rule.Name}': there is no such kind of rule.");
        if ((rule.Match == IntentMatch.Step) != (rule.Step is not null))
            throw new RefusedException("bad-rule", $"'{rule.Name}': a rule that matches events says which; the others match no events.");
        if (rule.Step is { } step) FunnelRules.Check(step, $"rule '{rule.Name}'");
        if (rule.Weight == 0 || Math.Abs(rule.Weight) > MostPoints) throw new RefusedException("bad-rule", $"'{rule.Name}': a match gives or takes 1 to {MostPoints} points.");
        if (rule.Cap < Math.Abs(rule.Weight) || rule.Cap > MostPoints)
            throw new RefusedException("bad-rule", $"'{rule.Name}': the cap is what one match is worth at least, {MostPoints} at most.");
        if (rule.HalfLife is < 1 or > LongestHalfLife) throw new RefusedException("bad-rule", $"'{rule.Name}': the half-life is 1 hour to 90 days.");
    }
}
