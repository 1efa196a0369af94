using System.Globalization;
using System.Net;

namespace Heatmap.Faults;

/// <summary>This machine as an island sees it: cables lead from its wire to stores that listen on loopback only.</summary>
internal sealed class Mainland : IAsyncDisposable
{
    private readonly List<(string Place, Cable Cable)> _cables;

    private Mainland(Island island, IEnumerable<DnsEndPoint> stores)
    {
        Island = island;
        _cables = [.. stores.Distinct().Select(s => (By(s.Host, s.Port), Cable.Lay(island.Here, s)))];
    }

    public Island Island { get; }

    /// <summary>Null where no island can be made.</summary>
    public static async Task<Mainland?> FindAsync(IEnumerable<DnsEndPoint> stores) =>
        await Island.MakeAsync() is { } island ? new Mainland(island, stores) : null;

    /// <summary>The same settings with the stores' places as they are there.</summary>
    public Dictionary<string, string> SeenFromTheIsland(Dictionary<string, string> settings) => settings.ToDictionary(
        s => s.Key,
        s => _cables.Aggregate(s.Value, (value, c) => value.Replace(c.Place, By(Island.Here.ToString(), c.Cable.Port), StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, cable) in _cables) await cable.DisposeAsync();
        await Island.DisposeAsync();
    }

    private static string By(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
