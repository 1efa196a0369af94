using System.Diagnostics.CodeAnalysis;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Folds underway, by subject: the least recently used are dropped, since all of them are also stored.</summary>
internal sealed class FoldCache(int capacity)
{
    private readonly Dictionary<SubjectKey, LinkedListNode<(SubjectKey Key, OpenFold Fold)>> _folds = [];
    private readonly LinkedList<(SubjectKey Key, OpenFold Fold)> _byUse = new();

    public bool TryGet(SubjectKey key, [NotNullWhen(true)] out OpenFold? fold)
    {
        fold = null;
        if (!_folds.TryGetValue(key, out var node)) return false;
        _byUse.Remove(node);
        _byUse.AddLast(node);
        fold = node.Value.Fold;
        return true;
    }

    public void Set(SubjectKey key, OpenFold fold)
    {
        if (_folds.Remove(key, out var before)) _byUse.Remove(before);
        _folds[key] = _byUse.AddLast((key, fold));
        while (_folds.Count > capacity && _byUse.First is { } oldest)
        {
            _byUse.RemoveFirst();
            _folds.Remove(oldest.Value.Key);
        }
    }

    /// <summary>Keeps only the folds of these.</summary>
    public void Keep(Func<SubjectKey, bool> isKept)
    {
        foreach (var node in _folds.Values.Where(n => !isKept(n.Value.Key)).ToList())
        {
            _folds.Remove(node.Value.Key);
            _byUse.Remove(node);
        }
    }

    public void Clear()
    {
        _folds.Clear();
        _byUse.Clear();
    }
}
