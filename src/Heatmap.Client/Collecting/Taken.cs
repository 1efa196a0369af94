namespace Heatmap.Client;

/// <summary>The batch is stored durably, but for the events rejected by themselves.</summary>
/// <param name="Accepted">How many events were taken.</param>
public sealed record Taken(int Accepted, IReadOnlyList<RejectedEvent> Rejected) : CollectAnswer;
