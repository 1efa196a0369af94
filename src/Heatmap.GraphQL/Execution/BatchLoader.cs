namespace Heatmap.GraphQL.Execution;

/// <summary>What all loaders are to an operation; derive from <see cref="BatchLoader{TKey,TValue}"/>.</summary>
public abstract class BatchLoader
{
    private protected BatchLoader()
    {
    }

    internal BatchSchedule Schedule { get; set; } = null!;

    /// <summary>Loads what waits; what goes wrong goes to those who asked.</summary>
    internal abstract Task RunAsync(CancellationToken cancellation);
}
