namespace Heatmap.Views;

/// <summary>The list of generations of views in memory. Not safe for several threads; its owner locks.</summary>
internal sealed class GenerationRegister
{
    private readonly SortedDictionary<long, Generation> _generations = [];
    private long _last;
    private long _version;

    public GenerationList List => new(_version, [.. _generations.Values]);

    /// <exception cref="GenerationsChangedException">The list has another version.</exception>
    public void Check(long? version)
    {
        if (version is { } seen && seen != _version) throw new GenerationsChangedException(seen, _version);
    }

    /// <exception cref="GenerationGoneException">One has an id that is not there.</exception>
    public List<Generation> Save(IReadOnlyList<Generation> generations)
    {
        foreach (var known in generations.Where(g => g.Id.Value != 0)) Known(known.Id);
        var saved = generations
            .Select(g => g.Id.Value == 0 ? g with { Id = new GenerationId(++_last) } : g with { Trouble = Known(g.Id).Trouble }).ToList();
        foreach (var generation in saved) _generations[generation.Id.Value] = generation;
        _version++;
        return saved;
    }

    /// <exception cref="GenerationGoneException">There is no such generation.</exception>
    public bool StandStill(GenerationId id, string trouble)
    {
        var generation = Known(id);
        _generations[id.Value] = generation with { Trouble = generation.Trouble ?? trouble };
        _version++;
        return true;
    }

    public bool Resume(IReadOnlyList<GenerationId> ids)
    {
        foreach (var id in ids.Where(i => _generations.ContainsKey(i.Value))) _generations[id.Value] = _generations[id.Value] with { Trouble = null };
        _version++;
        return true;
    }

    public void Remove(GenerationId id) => _generations.Remove(id.Value);

    private Generation Known(GenerationId id) => _generations.GetValueOrDefault(id.Value) ?? throw new GenerationGoneException(id);
}
