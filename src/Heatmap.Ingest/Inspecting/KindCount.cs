namespace Heatmap.Ingest;

/// <summary>How many events of one type were taken; the type as the contract names it.</summary>
public readonly record struct KindCount(string Kind, int Count);
