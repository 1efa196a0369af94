namespace Heatmap.Faults;

/// <summary>SIGKILL, and started again on what it had on disk. A log's server forgets all event ids by that.</summary>
internal sealed class KilledProcess(string name, object target, Func<Task> kill, Func<Task> startAgain) : IFault
{
    public string Name => $"{name} killed";

    public object Target => target;

    public Task StrikeAsync() => kill();

    public Task MendAsync() => startAgain();
}
