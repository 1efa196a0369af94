namespace Heatmap.Api;

/// <summary>The schema's KindCount.</summary>
public sealed record KindCountFields(string Kind, int Count);
