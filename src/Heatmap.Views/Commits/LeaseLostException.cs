namespace Heatmap.Views;

/// <summary>Somebody else holds the lease now; nothing was committed.</summary>
public sealed class LeaseLostException(FencingToken token) : Exception($"The lease with token {token.Value} has been taken over; nothing was committed.");
