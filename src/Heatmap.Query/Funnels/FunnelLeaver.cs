using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>Somebody who got so far in a funnel and no further.</summary>
/// <param name="Rank">The row's rank and key: its place in the list.</param>
/// <param name="Key">See <paramref name="Rank"/>.</param>
/// <param name="Row">When the steps were taken.</param>
/// <param name="Session">The session in which the last of them was; null where its events are gone.</param>
public sealed record FunnelLeaver(long Rank, string Key, FunnelRow Row, SessionRow? Session);
