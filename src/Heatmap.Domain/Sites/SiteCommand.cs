using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What can be asked of a site.</summary>
public abstract record SiteCommand
{
    private SiteCommand()
    {
    }

    public sealed record Register(string Organization, string Name, string PublicKey, IReadOnlyList<string> Origins) : SiteCommand;

    public sealed record ChangeOrigins(IReadOnlyList<string> Origins) : SiteCommand;

    /// <summary>New rules; their version is given by the decider.</summary>
    public sealed record ChangeDefinitions(long SessionGap, bool CampaignStartsSession, IReadOnlyList<PageGroup> Pages) : SiteCommand;

    /// <summary>A new funnel, with an id that the site hasn't had.</summary>
    public sealed record DefineFunnel(Funnel Funnel) : SiteCommand;

    /// <summary>Another form of a funnel that the site has.</summary>
    public sealed record ChangeFunnel(Funnel Funnel) : SiteCommand;

    public sealed record ArchiveFunnel(string Id) : SiteCommand;

    /// <summary>Other intent rules, to be tried beside those in force; their numbers are given by the decider.</summary>
    public sealed record DraftIntentRules(IntentRules Rules) : SiteCommand;

    public sealed record AcceptIntentRules : SiteCommand;

    public sealed record DropIntentRules : SiteCommand;

    /// <summary>All visitors found by a network or domain belong to another account; to none, where that is null.</summary>
    public sealed record MapAccount(string From, string? To) : SiteCommand;

    public sealed record ChooseErasureEffect(ErasureEffect Effect) : SiteCommand;

    /// <summary>What to do with machines.</summary>
    public sealed record ChooseBotPolicy(BotPolicy Policy) : SiteCommand;

    /// <summary>Whether visitors of strict mode are recognised within a day.</summary>
    public sealed record ChooseDailyIdentity(bool On) : SiteCommand;

    /// <summary>Which properties of the site's own events are kept in clear, all of them.</summary>
    public sealed record DeclareProperties(IReadOnlyList<DeclaredEvent> Events) : SiteCommand;

    /// <summary>For how long events (days) and totals (months) are kept.</summary>
    public sealed record ChooseRetention(int Days, int Months) : SiteCommand;

    /// <summary>Take away what is older than the site keeps, as of this time.</summary>
    public sealed record BeginRetention(DateTimeOffset Now) : SiteCommand;

    /// <summary>The run took away all that it had to: so many visitors' pasts cut, so many visitors gone, so many events.</summary>
    public sealed record EndRetention(long Run, long Cut, long Expired, long Events) : SiteCommand;
}
