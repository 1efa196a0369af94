namespace Heatmap.Bench;

/// <summary>What matters of an answer to a batch.</summary>
internal readonly record struct RawAnswer(int Status, int Accepted, TimeSpan? RetryAfter);
