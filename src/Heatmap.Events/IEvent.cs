namespace Heatmap.Events;

/// <summary>A fact that has happened. Implementations are immutable records with an explicit wire name in <see cref="EventTypes"/>.</summary>
public interface IEvent;
