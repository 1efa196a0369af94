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
        .AddSingleton<LiveVisitorsQuery>()
        .AddSingleton<LiveAccountsQuery>()
        .AddSingleton<ErrorsQuery>()
        .AddSingleton<VitalsQuery>()
        .AddSingleton<TimelineQuery>()
        .AddSingleton<RecordingsQuery>()
        .AddSingleton<RecordingAccess>()
        .AddSingleton<AccountPacks>()
        .AddSingleton<AccountsInMemory>()
        .AddSingleton<AccountsQuery>()
        .AddSingleton<AccountPeopleQuery>()
        .AddSingleton<AccountSayingsQuery>()
        .AddSingleton<LedgerQuery>()
        .AddSingleton<AccountWatch>()
        .AddSingleton<AccountCommands>()
        .AddSingleton<HeatmapWatch>()
        .AddSingleton<SessionWatch>()
        .AddSingleton<FunnelsInMemory>()
        .AddSingleton<FunnelQuery>()
        .AddSingleton<FunnelLeaversQuery>()
        .AddSingleton<RecentVisitors>()
        .AddSingleton<FunnelPreviewQuery>()
        .AddSingleton<SeenStepsQuery>()
        .AddSingleton<FunnelBreakdowns>()
        .AddSingleton<FunnelReports>()
        .AddSingleton<FunnelWatch>()
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
