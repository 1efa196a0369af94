using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>A site and its rules.</summary>
public static class SiteDecider
{
    public const int MostOrigins = 50;

    private const int MostPageGroups = 200;

    // A day is the longest a session may last in any of the products people compare with; a minute the shortest that means anything.
    private const long ShortestGap = 60_000;
    private const long LongestGap = 24 * 60 * 60_000;

    public static Decider<SiteCommand, SiteProfile?> RulesOf(SiteId id) =>
        new(null, Decide, (site, happened) => SiteProfile.Evolve(id, site, happened));

    private static IReadOnlyList<IEvent> Decide(SiteCommand command, SiteProfile? site) => (command, site) switch
    {
        (SiteCommand.Register c, null) => [new SiteRegistered(c.Organization, Names.Checked(c.Name, "The site's name"), c.PublicKey, Origins(c.Origins))],
        (SiteCommand.Register, _) => throw new RefusedException("site-exists", "The site is already registered."),
        (_, null) => throw new RefusedException("unknown-site", "There is no such site."),
        (SiteCommand.ChangeOrigins c, _) => Origins(c.Origins) is var origins && origins.SequenceEqual(site.Origins) ? [] : [new OriginsChanged(origins)],
        (SiteCommand.ChangeDefinitions c, _) => Changed(c, site.Definitions),
        (SiteCommand.DefineFunnel c, _) => FunnelRules.Define(c.Funnel, site.Definitions),
        (SiteCommand.ChangeFunnel c, _) => FunnelRules.Change(c.Funnel, site.Definitions),
        (SiteCommand.ArchiveFunnel c, _) => FunnelRules.Archive(c.Id, site.Definitions),
        (SiteCommand.DraftIntentRules c, _) => IntentRuling.Draft(c.Rules, site.Definitions),
        (SiteCommand.AcceptIntentRules, _) => IntentRuling.Accept(site.Definitions),
        (SiteCommand.DropIntentRules, _) => IntentRuling.Drop(site.Definitions),
        (SiteCommand.MapAccount c, _) => IntentRuling.Map(c, site.Definitions),
        (SiteCommand.ChooseErasureEffect c, _) => site.ErasureEffect == c.Effect ? [] : [new ErasureEffectChosen(c.Effect)],
        (SiteCommand.ChooseBotPolicy c, _) => site.BotPolicy == c.Policy ? [] : [new BotPolicyChosen(c.Policy)],
        (SiteCommand.ChooseDailyIdentity c, _) => site.DailyIdentity == c.On ? [] : [new DailyIdentityChosen(c.On)],
        (SiteCommand.DeclareProperties c, _) => PropertyRules.Declare(c.Events, site.Declared),
        (SiteCommand.ChooseRetention c, _) => RetentionRules.Choose(c, site.Retention),
        (SiteCommand.BeginRetention c, _) => RetentionRules.Begin(c, site.Retention),
        (SiteCommand.EndRetention c, _) => RetentionRules.End(c, site.Retention),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<IEvent> Changed(SiteCommand.ChangeDefinitions c, Definitions now)
    {
        if (c.SessionGap is < ShortestGap or > LongestGap)
            throw new RefusedException("bad-session-gap", "The session gap must be between 1 minute and 24 hours.");
        if (c.Pages.Count > MostPageGroups) throw new RefusedException("too-many-pages", $"At most {MostPageGroups} page groups.");
        foreach (var group in c.Pages) Check(group);
        var changed = now with { SessionGap = c.SessionGap, CampaignStartsSession = c.CampaignStartsSession, Pages = c.Pages };
        return changed == now ? [] : [new DefinitionsChanged(changed with { Version = now.Version + 1, Funnels = [] })];
    }

    private static void Check(PageGroup group)
    {
        Names.Checked(group.Name, "A page group's name");
        if (!group.Pattern.StartsWith('/') || group.Pattern.Length > 512)
            throw new RefusedException("bad-pattern", $"The pattern '{group.Pattern}' must begin with / and have at most 512 characters.");
        var stars = group.Pattern.IndexOf("**", StringComparison.Ordinal);
        if (stars >= 0 && stars != group.Pattern.Length - 2)
            throw new RefusedException("bad-pattern", $"In the pattern '{group.Pattern}' ** may stand only at the end.");
    }

    private static List<string> Origins(IReadOnlyList<string> origins)
    {
        if (origins.Count is 0 or > MostOrigins) throw new RefusedException("bad-origins", $"A site has 1 to {MostOrigins} origins.");
        return [.. origins.Select(Origin).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As the <c>Origin</c> header has it: an international host in its ASCII form (RFC 6454, section 6.2), no default port.</summary>
    private static string AsBrowsersSayIt(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host;
        return uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : FormattableString.Invariant($"{uri.Scheme}://{host}:{uri.Port}");
    }

    private static string Origin(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            throw new RefusedException("bad-origin", $"'{text}' is not an origin: scheme, host and port only, as https://www.example.com.");
        return AsBrowsersSayIt(uri);
    }
}
