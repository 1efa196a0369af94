using System.Collections;

namespace Heatmap.Views;

/// <summary>All generations by id, in one snapshot, and the version of the list: it rises with every change but a removal.</summary>
public sealed class GenerationList(long version, IReadOnlyList<Generation> generations) : IReadOnlyList<Generation>
{
    public long Version { get; } = version;

    public int Count => generations.Count;

    public Generation this[int index] => generations[index];

    public IEnumerator<Generation> GetEnumerator() => generations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
