using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>Sessions that are asked for: those begun between two times (Unix milliseconds), newest first, after a cursor.</summary>
public sealed record SessionsAsked(SiteId Site, long? From, long? To, int First, (long Rank, string Key)? After);
