namespace Heatmap.Projector;

/// <summary>A run of retention can't go on: it goes on by itself, or when asked again, once the reason is gone. Nothing is lost by it.</summary>
public sealed class RetentionHeldUpException(string why) : Exception($"Retention is held up: {why}");
