namespace Heatmap.GraphQL.Execution;

/// <summary>Texts by hash, within a number of characters. The older half is dropped when full; what is asked for stays.</summary>
internal sealed class PersistedQueryCache(int characters)
{
    private readonly Lock _changing = new();
    private Dictionary<string, string> _young = [];
    private Dictionary<string, string> _old = [];
    private int _size;

    public string? Find(string hash)
    {
        lock (_changing)
        {
            if (_young.TryGetValue(hash, out var text))
                return text;
            if (_old.TryGetValue(hash, out text))
                Put(hash, text);
            return text;
        }
    }

    public void Add(string hash, string text)
    {
        lock (_changing)
            Put(hash, text);
    }

    private void Put(string hash, string text)
    {
        var size = text.Length + hash.Length;
        if (size > characters / 2)
            return;
        if (_size + size > characters / 2)
            (_old, _young, _size) = (_young, [], 0);
        if (_young.TryAdd(hash, text))
            _size += size;
    }
}
