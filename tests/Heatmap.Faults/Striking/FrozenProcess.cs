namespace Heatmap.Faults;

/// <summary>
/// SIGSTOP: the process holds its connections and its leases and does nothing, then wakes up and believes that no time has passed.
/// </summary>
internal sealed class FrozenProcess(string name, object target, Func<int> id) : IFault
{
    public string Name => $"{name} frozen";

    public object Target => target;

    public Task StrikeAsync() => SignalAsync("STOP");

    public Task MendAsync() => SignalAsync("CONT");

    private Task SignalAsync(string signal) => Commands.RunAsync("kill", $"-{signal}", $"{id()}");
}
