namespace Heatmap.Events;

/// <summary>This is not as this version writes it; the serializer is to look at it.</summary>
internal sealed class SurpriseException : Exception;
