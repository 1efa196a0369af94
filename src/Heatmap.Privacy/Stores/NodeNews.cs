namespace Heatmap.Privacy;

/// <summary>News from all nodes over one key store.</summary>
/// <param name="Last">The number of the last item.</param>
/// <param name="Dropped">Subjects to be dropped from memory; null when some of the items are not kept any more, so that all are to be dropped.</param>
/// <param name="CurrentEpoch">The epoch that new keys are wrapped in; 0 when none was noted.</param>
/// <param name="OldestEpoch">The oldest epoch whose key-encryption key exists; 0 when none was noted.</param>
public sealed record NodeNews(long Last, IReadOnlyList<KeyRow.OfSubject>? Dropped, int CurrentEpoch, int OldestEpoch);
