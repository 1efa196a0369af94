using Heatmap.Bench;
using Heatmap.Ingest;

namespace Heatmap.Server;

/// <summary>Where the simulated visitors' made-up addresses are, so that a demo shows places without a file of them.</summary>
internal static class DemoNetworks
{
    public static IReadOnlyList<KnownNetwork> All { get; } = [.. Homes.All.Select(home => new KnownNetwork(home.Addresses, PlaceOf(home)))];

    private static Place PlaceOf(Home home) => new()
    {
        Country = home.Country,
        Region = home.Region,
        City = home.City,
        Latitude = home.Latitude,
        Longitude = home.Longitude,
    };
}
