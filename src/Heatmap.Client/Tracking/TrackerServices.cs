using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.Client;

/// <summary>Adds a <see cref="ServerSideTracker"/> to a program's services.</summary>
public static class TrackerServices
{
    /// <summary>One tracker for the program, over <see cref="IHttpClientFactory"/>; when the host stops, what is buffered is sent.</summary>
    public static IServiceCollection AddHeatmap(this IServiceCollection services, Action<TrackerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new TrackerOptions();
        configure(options);
        options.Validate();
        services.AddHttpClient(ServerSideTracker.HttpClientName);
        return services.AddSingleton(provider => new ServerSideTracker(
            provider.GetRequiredService<IHttpClientFactory>(),
            options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            Random.Shared,
            provider.GetRequiredService<ILogger<ServerSideTracker>>()));
    }
}
