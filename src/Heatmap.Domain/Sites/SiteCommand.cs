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

    public sealed record ChooseErasureEffect(ErasureEffect Effect) : SiteCommand;
}
