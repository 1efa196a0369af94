namespace Heatmap.Faults;

/// <summary>A server is cut off from everything: stores, other servers, visitors.</summary>
internal sealed class CutNetwork(Island island, ServerProcess server) : IFault
{
    public string Name => $"network of {server.Name} cut";

    public object Target => island;

    public Task StrikeAsync() => island.CutAsync();

    public Task MendAsync() => island.MendAsync();
}
