namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>Pairs compared already. A pair compared as if both could apply needs no comparing as if they couldn't.</summary>
internal sealed class ComparedPairs
{
    private readonly Dictionary<(object, object), bool> _exclusive = [];

    /// <summary>False where the pair was compared before, at least as strictly.</summary>
    public bool Add(object a, object b, bool exclusive)
    {
        if (_exclusive.TryGetValue((a, b), out var before) && (exclusive || before == exclusive))
            return false;
        _exclusive[(a, b)] = exclusive;
        return true;
    }

    /// <summary>As <see cref="Add"/>, for names whose order doesn't matter.</summary>
    public bool AddUnordered(string a, string b, bool exclusive) =>
        string.CompareOrdinal(a, b) < 0 ? Add(a, b, exclusive) : Add(b, a, exclusive);
}
