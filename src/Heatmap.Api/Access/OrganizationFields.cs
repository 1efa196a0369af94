namespace Heatmap.Api;

public sealed record OrganizationFields(string Id, string Name);
