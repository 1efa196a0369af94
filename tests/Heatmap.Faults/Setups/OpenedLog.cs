using Heatmap.Log;

namespace Heatmap.Faults;

/// <summary>A log opened beside the servers.</summary>
internal sealed record OpenedLog(IEventSubscription Events, IEventReader Streams, IDisposable Owner) : IDisposable
{
    public void Dispose() => Owner.Dispose();
}
