using Heatmap.EventStoreDouble;

namespace Heatmap.Faults;

/// <summary>SIGKILL, and the double started again on its file: it has what it acknowledged, and forgot all event ids.</summary>
internal sealed class KilledDouble(DoubleProcess killed, string name) : IFault
{
    public string Name => $"{name} killed";

    public object Target => killed;

    public Task StrikeAsync() => killed.KillAsync();

    public Task MendAsync() => killed.StartAgainAsync();
}
