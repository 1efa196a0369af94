namespace Heatmap.Bench;

/// <summary>Loads that are worth measuring: a few refused batches are told, many make it none.</summary>
internal static class Checked
{
    private const double Tolerated = 0.01;

    /// <exception cref="BenchmarkFailedException">More than one batch in a hundred was not taken.</exception>
    public static async Task<LoadResult> RunAsync(LoadGenerator load, LoadPlan plan, Action<string> progress, CancellationToken cancellation)
    {
        var result = await load.RunAsync(plan, cancellation).ConfigureAwait(false);
        if (result.Troubles == 0) return result;
        var troubles = string.Join(", ", result.ByStatus.OrderBy(status => status.Key).Select(status => $"{status.Value} x {Words(status.Key)}"));
        if (result.Accepted == 0 || result.Troubles > Tolerated * (result.Latencies.Count + result.Troubles))
        {
            throw new BenchmarkFailedException(
                $"Beside {result.Latencies.Count} batches that were taken, too many were not: {troubles}. Is there a limit on the rate?");
        }

        progress($"Not taken: {troubles}.");
        return result;
    }

    private static string Words(int status) => status switch
    {
        0 => "connection broken",
        202 => "event rejected",
        _ => status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
