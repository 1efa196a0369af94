using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Keeps the accounts of sites whose lists are asked for, since reading fifty thousand at each question takes a second.</summary>
public sealed class AccountsInMemory(AccountPacks packs, LiveViews live, IAnnouncements announcements, TimeProvider time) : IAsyncDisposable
{
    // Some 400 bytes each by their fields, so 80 MB.
    private const int MostAccounts = 200_000;

    private readonly Lock _turn = new();

    // The one asked for last comes last.
    private readonly List<KnownAccounts> _known = [];

    /// <summary>The site's accounts as they stand at a time; null for a time before the last one that was asked for.</summary>
    public async Task<IReadOnlyList<AccountFigures>?> AsOfAsync(GenerationId generation, SiteId site, IntentRules rules, long at, CancellationToken cancellation)
    {
        while (true)
        {
            var (known, over) = Find(new KnownAs(generation, site, rules));
            foreach (var ended in over) await ended.DisposeAsync();
            var accounts = await known.AsOfAsync(at, cancellation);
            if (accounts is not null || !known.HasEnded) return accounts;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var known in _known) await known.DisposeAsync();
    }

    private (KnownAccounts Known, IReadOnlyList<KnownAccounts> Over) Find(KnownAs asked)
    {
        lock (_turn)
        {
            var known = _known.Find(k => k.Of == asked) ?? new KnownAccounts(packs, live, announcements, time, asked);
            var over = _known.Where(k => k != known && k.Of.Site == asked.Site).ToList();
            _known.Remove(known);
            _known.RemoveAll(over.Contains);
            for (var held = _known.Sum(k => k.Count) + known.Count; held > MostAccounts && _known.Count > 0; _known.RemoveAt(0))
            {
                held -= _known[0].Count;
                over.Add(_known[0]);
            }

            _known.Add(known);
            return (known, over);
        }
    }
}
