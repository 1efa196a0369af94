using System.Collections.Concurrent;

namespace Heatmap.GraphQL.Tests.Execution.People;

/// <summary>What the loader was called with, and the gate that its calls wait for.</summary>
public sealed class Calls
{
    private readonly ConcurrentQueue<IReadOnlyList<int>> _calls = new();

    public IReadOnlyList<string> Made => [.. _calls.Select(keys => string.Join(' ', keys))];

    public Task Opened { get; init; } = Task.CompletedTask;

    public void Add(IReadOnlyList<int> keys) => _calls.Enqueue(keys);
}
