using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>Limits that hold for this process by itself.</summary>
public sealed class InProcessRateLimits(IngestOptions options, TimeProvider time) : IRateLimits
{
    private readonly RateGate<AddressBlock> _byAddress = new(options.RequestsByAddress, options.BurstByAddress, time);

    // A key's burst is one second's worth.
    private readonly RateGate<SiteId> _byKey = new(options.RequestsByKey, options.RequestsByKey, time);

    public ValueTask<TimeSpan?> EnterAsync(AddressBlock address, CancellationToken cancellation = default) => new(_byAddress.Enter(address));

    public ValueTask<TimeSpan?> EnterAsync(SiteId site, CancellationToken cancellation = default) => new(_byKey.Enter(site));
}
