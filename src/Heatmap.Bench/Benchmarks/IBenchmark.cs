namespace Heatmap.Bench;

/// <summary>One benchmark: starts what it needs, measures, cleans up.</summary>
public interface IBenchmark
{
    /// <summary>By which it is called: <c>ingest</c>.</summary>
    string Name { get; }

    /// <param name="progress">Is told what goes on, for a person who waits.</param>
    /// <exception cref="BenchmarkFailedException">What came out would be no measurement.</exception>
    Task<IReadOnlyList<Figure>> RunAsync(Action<string> progress, CancellationToken cancellation);
}
