namespace Heatmap.Api;

/// <summary>The schema's AccountPage.</summary>
public sealed record AccountPageFields(string Page, long Views);
