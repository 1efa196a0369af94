namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// What a subscription's call gives: an event, or the position up to which everything was kept back, or (live) the server's word
/// that nothing more is stored.
/// </summary>
internal readonly record struct FeedItem(RecordedEvent? Event, Position Position, bool IsLive = false);
