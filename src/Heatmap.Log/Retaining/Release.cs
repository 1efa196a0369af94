namespace Heatmap.Log;

/// <summary>
/// Disk space after a removal, in bytes: what was given back now, and what is only marked as free until the store's operator
/// lets it go (null where the store can't say). <paramref name="Mend"/> tells the operator how; null when there is nothing to do.
/// </summary>
public sealed record Release(long Freed, long? Pending, string? Mend);
