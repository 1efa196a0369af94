namespace Heatmap.Log.Tests;

/// <summary>The ports of one log.</summary>
public sealed record LogPorts(IEventReader Reader, IEventWriter Writer, IEventSubscription Subscription)
{
    /// <summary>Null as long as the store can't take events away.</summary>
    public IEventRetention? Retention { get; init; }
}
