using Heatmap.Log;
using Heatmap.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.Ingest;

/// <summary>Puts this room's parts together for a host.</summary>
public static class IngestServices
{
    /// <summary>
    /// Registers collecting. The host registers beside it: <see cref="ISites"/>, <see cref="IEventReader"/>,
    /// <see cref="IEventWriter"/>, <see cref="Vault"/> and <see cref="TimeProvider"/>; and <see cref="IRateLimits"/> where they
    /// are to hold for more than this process.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestOptions options)
    {
        services.AddMetrics();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton(provider => new Places(
            options.Places, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Places>>()));
        return services.AddSingleton(provider => Build(provider, options));
    }

    private static CollectEndpoint Build(IServiceProvider provider, IngestOptions options)
    {
        var (time, vault, sites) = (
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<ISites>());
        var (reader, metrics) = (provider.GetRequiredService<IEventReader>(), provider.GetRequiredService<IngestMetrics>());
        var admission = new Admission(sites, provider.GetService<IRateLimits>() ?? new InProcessRateLimits(options, time));
        var sealer = new BatchSealer(new EventSealer(vault.Sealer, new CleanTexts()), vault.Sealer, options.PlaceDecimals);
        var writer = new BatchWriter(reader, provider.GetRequiredService<IEventWriter>(), metrics, time, options.RememberedBatches);
        var collector = new Collector(admission, new MachineGate(metrics), vault.Subjects, vault.Identities, sealer, writer, provider.GetRequiredService<Places>(), time);
        return new CollectEndpoint(
            collector, admission, new CollectCors(sites), reader, metrics, provider.GetRequiredService<ILogger<CollectEndpoint>>());
    }
}
