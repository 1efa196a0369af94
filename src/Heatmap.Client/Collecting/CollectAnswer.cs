namespace Heatmap.Client;

/// <summary>What the server said to a batch: <see cref="Taken"/> or <see cref="Refused"/>.</summary>
public abstract record CollectAnswer;
