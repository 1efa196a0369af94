namespace Heatmap.Bench;

/// <summary>Where a visit comes from: a referrer and the query with which the first page is opened; empty for a bookmark.</summary>
internal sealed record Source(string Referrer, string Query);
