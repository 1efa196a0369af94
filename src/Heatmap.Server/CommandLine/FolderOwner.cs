using Heatmap.Api;

namespace Heatmap.Server;

/// <summary>Whoever owns the data folder, to be asked: a running server; or, when there is none, this process takes the folder for a while.</summary>
internal sealed class FolderOwner : IDisposable
{
    private readonly Func<ValueTask> _end;

    private FolderOwner(ControlClient client, Func<ValueTask> end) => (Client, _end) = (client, end);

    public ControlClient Client { get; }

    public static async Task<FolderOwner> FindAsync(string data, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(data);
        if (!Directory.Exists(path)) throw new ControlException($"There is no data folder '{path}'. Give it with --data.");
        if (DataFolder.TryTake(path) is not { } folder)
            return new FolderOwner(new ControlClient(DataFolder.ControlSocket(path)), () => ValueTask.CompletedTask);
        var logging = LoggerFactory.Create(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Error));
        var installation = await Installation.OpenAsync(folder, logging, TimeProvider.System, cancellation);
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

    public void Dispose()
    {
        Client.Dispose();
        _end().AsTask().GetAwaiter().GetResult();
    }

    private static ServiceProvider OfflineServices(Installation installation)
    {
        var services = new ServiceCollection();
        WebServer.AddServices(services, installation, new SetUpCode(OneTimePassword.New()));
        return services.BuildServiceProvider();
    }
}
