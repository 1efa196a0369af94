namespace Heatmap.Api;

/// <summary>The schema's User and Organization.</summary>
public sealed record UserFields(string Id, string Role, OrganizationFields Organization, bool MustChangePassword);
