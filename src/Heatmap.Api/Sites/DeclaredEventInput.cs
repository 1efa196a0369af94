namespace Heatmap.Api;

/// <summary>The schema's DeclaredEventInput.</summary>
public sealed record DeclaredEventInput(string Event, IReadOnlyList<string> Properties);
