namespace Heatmap.Api;

/// <summary>The secret that lets somebody do the first set-up; new at each start, never stored.</summary>
public sealed record SetUpCode(string Value);
