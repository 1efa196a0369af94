using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Keeps the accounts of sites whose lists are asked for, since reading fifty thousand at each question takes a second.</summary>
public sealed class AccountsInMemory(AccountPacks packs, LiveViews live, IAnnouncements announcements, TimeProvider time) : IAsyncDisposable
{
    // Some 400 bytes each by their fields, so 80 MB.
    private const int MostAccounts = 200_000;

    private readonly KnownLately<KnownAs, KnownAccounts> _known = new(
        MostAccounts, of => new KnownAccounts(packs, live, announcements, time, of), (asked, known) => asked.Site == known.Site);

    /// <summary>The site's accounts as they stand at a time; null for a time before the last one that was asked for.</summary>
    public Task<IReadOnlyList<AccountFigures>?> AsOfAsync(
        GenerationId generation, SiteId site, IntentRules rules, long at, CancellationToken cancellation) =>
        _known.AskAsync(new KnownAs(generation, site, rules), known => known.AsOfAsync(at, cancellation));

    public ValueTask DisposeAsync() => _known.DisposeAsync();
}
