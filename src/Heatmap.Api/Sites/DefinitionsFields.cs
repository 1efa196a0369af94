using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's Definitions.</summary>
public sealed class DefinitionsFields(Definitions definitions)
{
    public int Version => definitions.Version;

    public int SessionGapMinutes => (int)(definitions.SessionGap / 60_000);

    public bool CampaignStartsSession => definitions.CampaignStartsSession;

    public IReadOnlyList<PageGroup> Pages => definitions.Pages;
}
