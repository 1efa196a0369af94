namespace Heatmap.GraphQL.Execution;

/// <summary>Documents by their text. The older half is dropped when full; what is asked for moves to the younger half.</summary>
internal sealed class DocumentCache(int size)
{
    // Long documents are rare and would let a stranger fill memory.
    private const int LongestKept = 20_000;

    private readonly Lock _changing = new();
    private Dictionary<string, ValidatedDocument> _young = [];
    private Dictionary<string, ValidatedDocument> _old = [];

    public ValidatedDocument? Find(string query)
    {
        lock (_changing)
        {
            if (_young.TryGetValue(query, out var found))
                return found;
            if (!_old.TryGetValue(query, out found))
                return null;
            Put(query, found);
            return found;
        }
    }

    public void Add(string query, ValidatedDocument document)
    {
        if (query.Length > LongestKept)
            return;
        lock (_changing)
            Put(query, document);
    }

    private void Put(string query, ValidatedDocument document)
    {
        if (_young.Count >= size / 2)
            (_old, _young) = (_young, []);
        _young[query] = document;
    }
}
