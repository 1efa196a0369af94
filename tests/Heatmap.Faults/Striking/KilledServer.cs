namespace Heatmap.Faults;

/// <summary>SIGKILL, and the server started again on its folder, as a service manager does.</summary>
internal sealed class KilledServer(ServerProcess server) : IFault
{
    public string Name => $"{server.Name} killed";

    public object Target => server;

    public Task StrikeAsync() => server.KillAsync();

    public Task MendAsync() => server.StartAsync();

    // On a full disk it can't start; without its stores it may not.
    public Task<bool> TryMendAsync(TimeSpan time) => server.TryStartAsync(time);
}
