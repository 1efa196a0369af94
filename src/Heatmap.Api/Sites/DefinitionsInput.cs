namespace Heatmap.Api;

/// <summary>The schema's DefinitionsInput.</summary>
public sealed record DefinitionsInput(int SessionGapMinutes, bool CampaignStartsSession, IReadOnlyList<PageGroupInput> Pages);
