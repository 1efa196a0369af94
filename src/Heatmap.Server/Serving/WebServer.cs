using System.Net.Sockets;
using Heatmap.Api;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.GraphQL.Transport;
using Heatmap.Ingest;
using Heatmap.Log;
using Heatmap.Privacy;
using Heatmap.Query;
using Heatmap.Views;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;

namespace Heatmap.Server;

/// <summary>The web server over an installation: collecting, the API, the dashboard, the SDK's script.</summary>
public sealed class WebServer : IAsyncDisposable
{
    // Whoever's password was changed is off every open connection within this time.
    private static readonly TimeSpan RevokedWithin = TimeSpan.FromMinutes(1);

    private readonly WebApplication _app;

    private WebServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens, by loopback.</summary>
    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <exception cref="ControlException">The port is taken, or not to be listened on.</exception>
    public static async Task<WebServer> StartAsync(
        Installation installation, ServerOptions options, FrontEnd frontEnd, SetUpCode code, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new SharedLogging(installation.Logging));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (options.Everywhere) kestrel.ListenAnyIP(options.Port);
            else if (options.Port == 0) kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            else kestrel.ListenLocalhost(options.Port);
        });
        AddServices(builder.Services, installation, code);
        var collecting = options.Collecting with { Places = options.Collecting.Places ?? GeoFolder.Of(installation.Folder.Path) };
        AddFrontEnd(builder.Services, frontEnd).AddIngest(collecting);
        builder.Services.AddSingleton<IInspections>(s => new NotedInspections(s.GetRequiredService<RequestNotes>(), others: installation.Redis is not null));
        builder.Services.AddSingleton<MetricsListener>().AddHostedService<ActiveSessions>();
        if (installation.Redis is { } redis) builder.Services.AddSingleton(redis.Limit(options.Collecting, installation.Keys.Vault));
        var app = builder.Build();
        var snippets = app.Services.GetRequiredService<Snippets>();
        options.Proxies.Use(app);
        Map(app, installation, frontEnd, options.Api);
        MetricsEndpoint.Map(app, options.Metrics);
        await ListenAsync(app, options.Port, cancellation);
        var port = new Uri(app.Urls.First()).Port;
        var server = new WebServer(app, new Uri($"http://localhost:{port}"));
        snippets.PublicAddress = new Uri(options.PublicAddress ?? server.Address.ToString());
        return server;
    }

    public Task WaitAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>What the API and the command line need of the installation.</summary>
    internal static void AddServices(IServiceCollection services, Installation installation, SetUpCode code)
    {
        var vault = installation.Keys.Vault;
        var maps = new FolderSourceMaps(
            SourceMapFolder.Of(installation.Folder.Path), installation.Time, installation.Logging.CreateLogger<FolderSourceMaps>());
        services.AddSingleton(installation.Time)
            .AddSingleton<IEventReader>(installation.Log).AddSingleton<IEventWriter>(installation.Log)
            .AddSingleton(installation.Views.Ports.Rows).AddSingleton(installation.Rollups)
            .AddSingleton(installation.Views.Ports.Progress).AddSingleton(installation.Views.Ports.Generations)
            .AddSingleton(installation.Announcements)
            .AddSingleton(installation.Blobs.Store).AddSingleton<IRecordings>(new StoredRecordings(installation.Blobs.Store))
            .AddSingleton<ISourceMaps>(maps).AddSingleton<ISourceMapCatalogue>(maps)
            .AddSingleton(EventCodec.Default)
            .AddSingleton<ISites>(installation.Sites).AddSingleton<ISiteDirectory>(installation.Sites).AddSingleton<IKeptEvents>(installation.Sites)
            .AddSingleton<IUserDirectory>(installation.Users)
            .AddSingleton(installation.Commands)
            .AddSingleton(vault).AddSingleton(vault.Subjects).AddSingleton(vault.Sealer).AddSingleton(vault.Opener).AddSingleton(vault.Identities)
            .AddSingleton(installation.Forgetting)
            .AddSingleton<Func<Guid>>(Installation.NewId)
            .AddSingleton(code)
            .AddSingleton<IRebuilding>(new Rebuilding(installation.Rebuilds, installation.Logging.CreateLogger<Rebuilding>()));
        services.AddDataProtection()
            .SetApplicationName("Heatmap")
            .PersistKeysToFileSystem(PrivateFolder.Make(Path.Combine(installation.Secrets, "tokens")));
        services.AddHeatmapApi();
    }

    private static async Task ListenAsync(WebApplication app, int port, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new ControlException($"Port {port} is taken by another program. Give another with --port; 0 takes a free one.");
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new ControlException($"This account may not listen on port {port}. Give one above 1023 with --port.");
        }
    }

    private static IServiceCollection AddFrontEnd(IServiceCollection services, FrontEnd frontEnd) => services
        .AddSingleton(frontEnd)
        .AddSingleton<Snippets>()
        .AddSingleton<ISnippets>(s => s.GetRequiredService<Snippets>());

    private static void Map(WebApplication app, Installation installation, FrontEnd frontEnd, ApiSettings api)
    {
        app.UseWebSockets();
        app.Use(SecurityHeaders.AddAsync);
        HealthEndpoints.Map(app, installation);
        OpenApiDocument.Map(app);
        CollectEndpoint.Map(app);
        RecordingEndpoint.Map(app);
        RecordingEndpoints.Map(app);
        SessionDoors.Map(app);
        var bearer = app.Services.GetRequiredService<BearerAuthentication>();
        app.MapGraphQL("/graphql", HeatmapSchema.Build(), new GraphQLTransportOptions
        {
            Authenticate = (http, payload) => ValueTask.FromResult<Admission?>(bearer.Authenticate(http, payload)),
            AuthenticateAgainAfter = RevokedWithin,
            Execution = new ExecutorOptions
            {
                Time = installation.Time,
                TrustedDocuments = api.Documents,
                TrustedDocumentsOnly = api.DocumentsOnly,
            },
        });
        GraphiQLPage.Map(app, frontEnd, api);
        SdkEndpoints.Map(app, frontEnd);
        DemoPages.Map(app, frontEnd);
        DashboardFiles.Map(app, frontEnd);
    }
}
