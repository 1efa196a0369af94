using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Keeps the accounts of sites whose lists are asked for, since reading fifty thousand at each question takes a second.</summary>
public sealed class AccountsInMemory(AccountPacks packs, LiveViews live, IAnnouncements announcements, TimeProvider time) : IAsyncDisposable
{
    // Some 500 bytes each by their fields, so 100 MB.
    private const int MostAccounts = 200_000;

    // Those of moments apart, so that who looks through the past doesn't drive out what everybody looks at.
    private readonly KnownLately<KnownAs, KnownAccounts> _now = Known(packs, live, announcements, time);
    private readonly KnownLately<KnownAs, KnownAccounts> _moments = Known(packs, live, announcements, time);

    /// <summary>The site's accounts as they stand at a time; null for a time before the last one that was asked for.</summary>
    public Task<AccountsAsOf?> AsOfAsync(GenerationId generation, SiteId site, IntentRules rules, long at, CancellationToken cancellation) =>
        _now.AskAsync(new KnownAs(generation, site, rules, Moment: null), known => known.AsOfAsync(at, cancellation));

    /// <summary>
    /// The site's accounts as they stood at a time that will be asked for again, as the end of a day or of a week is. What arrives late
    /// is in it.
    /// </summary>
    public async Task<AccountsAsOf> OfMomentAsync(GenerationId generation, SiteId site, IntentRules rules, long at, CancellationToken cancellation) =>
        (await _moments.AskAsync(new KnownAs(generation, site, rules, at), known => known.AsOfAsync(at, cancellation)))!;

    public async ValueTask DisposeAsync()
    {
        await _now.DisposeAsync();
        await _moments.DisposeAsync();
    }

    private static KnownLately<KnownAs, KnownAccounts> Known(AccountPacks packs, LiveViews live, IAnnouncements announcements, TimeProvider time) =>
        new(MostAccounts, of => new KnownAccounts(packs, live, announcements, time, of), (asked, known) => asked.Replaces(known));
}
