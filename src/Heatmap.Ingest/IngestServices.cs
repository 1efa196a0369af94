using Heatmap.Blobs;
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
    /// <see cref="IEventWriter"/>, <see cref="IBlobStore"/>, <see cref="Vault"/> and <see cref="TimeProvider"/>; and
    /// <see cref="IRateLimits"/> where they are to hold for more than this process.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestOptions options)
    {
        services.AddMetrics();
        services.AddSingleton<IngestMetrics>().AddSingleton<MachineGate>().AddSingleton<RequestNotes>();
        services.AddSingleton(provider => new Places(
            options.Places, options.Networks, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Places>>()));
        services.AddSingleton(p => new Admission(
            p.GetRequiredService<ISites>(), p.GetService<IRateLimits>() ?? new InProcessRateLimits(options, p.GetRequiredService<TimeProvider>())));
        services.AddSingleton(p => new CollectDoor(
            new CollectCors(p.GetRequiredService<ISites>()), p.GetRequiredService<IngestMetrics>(), p.GetRequiredService<RequestNotes>(),
            p.GetRequiredService<ILogger<CollectDoor>>()));
        services.AddSingleton(p => new Reception(
            p.GetRequiredService<Admission>(), p.GetRequiredService<MachineGate>(), p.GetRequiredService<Vault>().Subjects, p.GetRequiredService<Places>()));
        services.AddSingleton(p => SealerOf(p.GetRequiredService<Vault>(), options));
        // One for all doors: it remembers what each stream holds.
        services.AddSingleton(p => new BatchWriter(
            p.GetRequiredService<IEventReader>(), p.GetRequiredService<IEventWriter>(), p.GetRequiredService<IngestMetrics>(),
            p.GetRequiredService<TimeProvider>(), options.RememberedBatches));
        return services.AddSingleton(Collecting).AddSingleton(Recording);
    }

    private static BatchSealer SealerOf(Vault vault, IngestOptions options) =>
        new(new EventSealer(vault.Sealer, new CleanTexts()), vault.Sealer, options.PlaceDecimals);

    private static CollectEndpoint Collecting(IServiceProvider provider)
    {
        var (admission, vault) = (provider.GetRequiredService<Admission>(), provider.GetRequiredService<Vault>());
        var collector = new Collector(
            provider.GetRequiredService<Reception>(), provider.GetRequiredService<MachineGate>(), vault.Identities, provider.GetRequiredService<BatchSealer>(),
            provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<TimeProvider>());
        return new CollectEndpoint(
            collector, admission, provider.GetRequiredService<CollectDoor>(), provider.GetRequiredService<IEventReader>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CollectEndpoint>>());
    }

    private static RecordingEndpoint Recording(IServiceProvider provider)
    {
        var (admission, vault) = (provider.GetRequiredService<Admission>(), provider.GetRequiredService<Vault>());
        var collector = new RecordingCollector(
            provider.GetRequiredService<Reception>(), provider.GetRequiredService<BatchSealer>(), vault.Sealer, provider.GetRequiredService<IBlobStore>(),
            provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<TimeProvider>());
        return new RecordingEndpoint(collector, admission, provider.GetRequiredService<CollectDoor>(), provider.GetRequiredService<TimeProvider>());
    }
}
