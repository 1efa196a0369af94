namespace Heatmap.Ingest;

/// <summary>What a site called its visitor; for the blind index, in memory only.</summary>
internal readonly record struct Identification(string? Email, string? UserId);
