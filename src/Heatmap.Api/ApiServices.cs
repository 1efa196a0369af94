using Heatmap.Query;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.Api;

/// <summary>What answers the API, for the host's container. The ports (directories, snippets, rebuilding) are the host's to give.</summary>
public static class ApiServices
{
    public static IServiceCollection AddHeatmapApi(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<ApiMetrics>()
        .AddSingleton<LiveViews>()
        .AddSingleton<HeatmapQuery>()
        .AddSingleton<PagesQuery>()
        .AddSingleton<SessionsQuery>()
        .AddSingleton<TimelineQuery>()
        .AddSingleton<RecordingsQuery>()
        .AddSingleton<RecordingAccess>()
        .AddSingleton<HeatmapWatch>()
        .AddSingleton<SessionWatch>()
        .AddSingleton<SiteAccess>()
        .AddSingleton<Tokens>()
        .AddSingleton<BearerAuthentication>()
        .AddSingleton<LoginThrottle>()
        .AddSingleton<Users>()
        .AddSingleton<Logins>()
        .AddSingleton<Organizations>()
        .AddSingleton<FirstSetUp>()
        .AddSingleton<Erasures>()
        .AddSingleton<ProjectionStatus>();
}
