namespace Heatmap.Domain;

public sealed record FoundOrganization(string Name);
