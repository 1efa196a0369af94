namespace Heatmap.Faults;

/// <summary>
/// SIGSTOP: the server holds its connections and its leases and does nothing, then wakes up and believes that no time has passed.
/// </summary>
internal sealed class FrozenServer(ServerProcess server) : IFault
{
    public string Name => $"{server.Name} frozen";

    public object Target => server;

    public Task StrikeAsync() => server.SignalAsync("STOP");

    public Task MendAsync() => server.SignalAsync("CONT");
}
