namespace Heatmap.Client;

/// <summary>One event that was not taken: its index in the batch, a stable code, and a sentence for people.</summary>
public sealed record RejectedEvent(int Index, string Code, string Message);
