using System.Security.Cryptography;
using Heatmap.Api;
using Heatmap.Bench;
using Heatmap.Events;

namespace Heatmap.Server;

/// <summary>An installation with its web server and its control socket, started together and stopped together.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    // A new demo begins with some visits of the last two days, so that there is something to look at; later starts don't add them again.
    private const int PastVisits = 300;
    private const ulong FreshLog = 100;
    private static readonly TimeSpan PastSpan = TimeSpan.FromHours(48);

    private readonly Installation _installation;
    private readonly ControlServer _control;
    private readonly FrontEnd _frontEnd;

    private RunningServer(Installation installation, WebServer web, ControlServer control, FrontEnd frontEnd, SetUpCode code) =>
        (_installation, Web, _control, _frontEnd, Code) = (installation, web, control, frontEnd, code);

    public WebServer Web { get; }

    public SetUpCode Code { get; }

    public UserDirectory Users => _installation.Users;

    /// <exception cref="ControlException">Another server owns the folder, or the port is taken.</exception>
    /// <exception cref="FrontEndException">SDK or dashboard can't be built.</exception>
    public static async Task<RunningServer> StartAsync(string data, ServerOptions options, CancellationToken cancellation)
    {
        // Before the front end is built: who named the wrong folder learns it at once.
        var folder = DataFolder.TryTake(data) ?? throw new ControlException(
            $"Another Heatmap server owns the data folder '{Path.GetFullPath(data)}'. Stop it, or give another folder with --data.");
        try
        {
            var logging = Logging();
            var redis = RedisParts.FromEnvironment(logging, TimeProvider.System);
            var frontEnd = await PublishedFrontEnd.FindAsync(AppContext.BaseDirectory, cancellation)
                ?? await new FrontEndBuild(FrontEndBuild.FindRoot(), Console.WriteLine).RunAsync(cancellation);
            var installation = await Installation.OpenAsync(folder, logging, TimeProvider.System, cancellation, redis);
            return await StartAsync(installation, options, frontEnd, cancellation);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Opens the demo shop, with the owner's login.</summary>
    public async Task<(SiteProfile Site, string Login, string? OneTimePassword)> OpenDemoAsync(CancellationToken cancellation)
    {
        var opened = await ActivatorUtilities.CreateInstance<DemoShop>(Web.Services, _installation).OpenAsync(Web.Address, cancellation);
        _frontEnd.DemoKey = opened.Site.PublicKey;
        return opened;
    }

    /// <summary>Lets simulated visitors walk the shop until cancelled; their requests come in like anybody's.</summary>
    public async Task SimulateAsync(string key, int visitors, CancellationToken cancellation)
    {
        var logger = _installation.Logging.CreateLogger<VisitorCrowd>();
        using var http = new HttpClient();
        var crowd = new VisitorCrowd(http, TimeProvider.System, RandomNumberGenerator.GetInt32(int.MaxValue), line => logger.LogWarning("{Line}", line));
        try
        {
            if ((await _installation.Log.HeadAsync(cancellation)).Append < FreshLog)
                await crowd.BackfillAsync(Web.Address, key, PastVisits, PastSpan, cancellation);
            await crowd.RunAsync(Web.Address, key, visitors, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The visitors go home when the shop closes.
        }
    }

    private static async Task<RunningServer> StartAsync(
        Installation installation, ServerOptions options, FrontEnd frontEnd, CancellationToken cancellation)
    {
        try
        {
            installation.Start();
            var code = new SetUpCode(OneTimePassword.New());
            var web = await WebServer.StartAsync(installation, options, frontEnd, code, cancellation);
            var operations = ActivatorUtilities.CreateInstance<ControlOperations>(web.Services, installation);
            var control = await ControlServer.StartAsync(installation.Folder.Path, operations, installation.Logging, cancellation);
            return new RunningServer(installation, web, control, frontEnd, code);
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    private static ILoggerFactory Logging() =>
        LoggerFactory.Create(l => l.AddSimpleConsole(c => c.SingleLine = true).SetMinimumLevel(LogLevel.Information)
            // It warns that its keys aren't encrypted: they lie in a folder that only the owner can read.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // Why a start failed is told once, in a sentence.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning));

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await Web.DisposeAsync();
        await _installation.DisposeAsync();
    }
}
