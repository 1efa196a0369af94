namespace Heatmap.Client;

/// <summary>What became of the events so far.</summary>
/// <param name="Accepted">Stored by the server.</param>
/// <param name="Rejected">Refused by the server for good, alone or with their batch.</param>
/// <param name="Dropped">Not taken here because too many were waiting, or given up after the last retry.</param>
public sealed record TrackerCounts(long Accepted, long Rejected, long Dropped);
