namespace Heatmap.Cluster.Tests.Metering;

/// <summary>The metrics that docs/metrics.md names: the first column of its table.</summary>
internal static class MetricsDocument
{
    public static IReadOnlyList<string> Names() =>
    [
        .. File.ReadAllLines(Checkout.At("docs", "metrics.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l["| `".Length..l.IndexOf('`', "| `".Length)]),
    ];
}
