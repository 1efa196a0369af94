namespace Heatmap.Query;

/// <summary>A source map that is kept.</summary>
/// <param name="Script">The script's address.</param>
/// <param name="AddedAt">Since when, in Unix milliseconds.</param>
/// <param name="Sources">Of how many sources it tells.</param>
/// <param name="Bytes">What it takes on disk.</param>
public sealed record KeptSourceMap(string Script, long AddedAt, int Sources, long Bytes);
