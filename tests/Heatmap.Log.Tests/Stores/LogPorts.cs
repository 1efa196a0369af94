namespace Heatmap.Log.Tests;

/// <summary>The ports of one log.</summary>
public sealed record LogPorts(IEventReader Reader, IEventWriter Writer, IEventSubscription Subscription);
