namespace Heatmap.Views;

/// <summary>Somebody has changed the list of generations since it was read; nothing was written.</summary>
public sealed class GenerationsChangedException(long seen, long stands)
    : Exception($"The list of generations has changed from version {seen} to {stands}; nothing was written.");
