using Heatmap.Api;
using Microsoft.Extensions.Logging.Console;

namespace Heatmap.Server;

/// <summary>Whoever owns the data folder, to be asked: a running server; or, when there is none, this process takes the folder for a while.</summary>
internal sealed class FolderOwner : IAsyncDisposable
{
    private readonly Func<ValueTask> _end;

    private FolderOwner(ControlClient client, Func<ValueTask> end) => (Client, _end) = (client, end);

    public ControlClient Client { get; }

    /// <param name="data">The folder.</param>
    /// <param name="mayBegin">Whether an empty folder becomes an installation.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ControlException">There is no such folder, or it holds something else.</exception>
    public static async Task<FolderOwner> FindAsync(string data, bool mayBegin, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(data);
        Check(path, mayBegin);
        if (DataFolder.TryTake(path) is not { } folder)
            return new FolderOwner(new ControlClient(DataFolder.ControlSocket(path)), () => ValueTask.CompletedTask);
        // Nothing but the answer may stand on the output stream.
        var logging = LoggerFactory.Create(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Error)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        var installation = await Installation.OpenAsync(folder, logging, TimeProvider.System, cancellation, RedisParts.FromEnvironment(logging, TimeProvider.System));
        installation.Start();
        var services = OfflineServices(installation);
        var control = await ControlServer.StartAsync(path, ActivatorUtilities.CreateInstance<ControlOperations>(services, installation), logging, cancellation);
        return new FolderOwner(new ControlClient(DataFolder.ControlSocket(path)), async () =>
        {
            await control.DisposeAsync();
            await services.DisposeAsync();
            await installation.DisposeAsync();
        });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _end();
    }

    /// <summary>A folder named by mistake is left as it is.</summary>
    private static void Check(string path, bool mayBegin)
    {
        if (!Directory.Exists(path)) throw new ControlException($"There is no data folder '{path}'. Give it with --data.");
        if (DataFolder.HoldsInstallation(path) || (mayBegin && !Directory.EnumerateFileSystemEntries(path).Any())) return;
        throw new ControlException(
            $"The folder '{path}' holds no Heatmap installation. Name the right one with --data, or begin one there with 'serve'.");
    }

    private static ServiceProvider OfflineServices(Installation installation)
    {
        var services = new ServiceCollection();
        WebServer.AddServices(services, installation, new SetUpCode(OneTimePassword.New()));
        return services.BuildServiceProvider();
    }
}
