using System.Globalization;
using Heatmap.Ingest;

namespace Heatmap.Server;

/// <summary>Limits of collecting that can be set where the server is started.</summary>
internal static class IngestSettings
{
    /// <exception cref="ControlException">A limit is no positive number.</exception>
    public static IngestOptions FromEnvironment()
    {
        var defaults = new IngestOptions();
        return defaults with
        {
            RequestsByKey = Number("HEATMAP_REQUESTS_BY_KEY", defaults.RequestsByKey),
            RequestsByAddress = Number("HEATMAP_REQUESTS_BY_ADDRESS", defaults.RequestsByAddress),
            BurstByAddress = Number("HEATMAP_BURST_BY_ADDRESS", defaults.BurstByAddress),
            PlaceDecimals = Decimals("HEATMAP_PLACE_DECIMALS", defaults.PlaceDecimals),
        };
    }

    /// <summary>In the demo all real visitors come from this one machine; the simulated ones tell addresses of their own.</summary>
    public static IngestOptions ForDemo() => FromEnvironment() with { RequestsByAddress = 2000, BurstByAddress = 5000, Networks = DemoNetworks.All };

    private static int Decimals(string name, int otherwise)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 4
            ? number
            : throw new ControlException($"{name} is '{text}'; it must be how many decimals a place's coordinates keep, from 0 to 4.");
    }

    private static double Number(string name, double otherwise)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ControlException($"{name} is '{text}'; it must be a number of requests a second, greater than 0.");
    }
}
