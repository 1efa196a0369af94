namespace Heatmap.Query;

/// <summary>Keeps what was asked for last, as much of it as a bound allows.</summary>
/// <param name="most">Of all together; the one asked for now is kept in any case.</param>
/// <param name="make">Makes one that knows nothing yet.</param>
/// <param name="replaces">Whether the first, which is asked for, makes the second needless.</param>
internal sealed class KnownLately<TOf, TKnown>(int most, Func<TOf, TKnown> make, Func<TOf, TOf, bool> replaces) : IAsyncDisposable
    where TOf : notnull
    where TKnown : Known<TOf>
{
    private readonly Lock _turn = new();

    // The one asked for last comes last.
    private readonly List<TKnown> _known = [];
    private bool _ended;

    /// <summary>What one of them answers; null is none, and asked of another where that one had ended meanwhile.</summary>
    public async Task<TAnswer?> AskAsync<TAnswer>(TOf of, Func<TKnown, Task<TAnswer?>> ask)
    {
        while (true)
        {
            var (known, over) = Find(of);
            foreach (var ended in over) await ended.DisposeAsync();
            var answer = await ask(known);
            if (answer is not null || !known.HasEnded) return answer;
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<TKnown> all;
        lock (_turn)
        {
            _ended = true;
            all = [.. _known];
            _known.Clear();
        }

        foreach (var known in all) await known.DisposeAsync();
    }

    private (TKnown Known, IReadOnlyList<TKnown> Over) Find(TOf of)
    {
        lock (_turn)
        {
            // Else who asks while the server ends would ask the one that has ended again and again.
            ObjectDisposedException.ThrowIf(_ended, this);
            var known = _known.Find(k => k.Of.Equals(of)) ?? make(of);
            var over = _known.Where(k => k != known && replaces(of, k.Of)).ToList();
            _known.Remove(known);
            _known.RemoveAll(over.Contains);
            for (var held = _known.Sum(k => k.Count) + known.Count; held > most && _known.Count > 0; _known.RemoveAt(0))
            {
                held -= _known[0].Count;
                over.Add(_known[0]);
            }

            _known.Add(known);
            return (known, over);
        }
    }
}
