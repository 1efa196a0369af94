namespace Heatmap.Cluster.Tests;

/// <summary>Waits for conditions, with a limit far above what they take.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"Not within {Limit}: {what}.");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
