using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>A funnel's figures by the values of a dimension, as the schema names them.</summary>
public sealed class FunnelBreakdowns(FunnelQuery funnels, AccountsQuery accounts, TimeProvider time)
{
    public async Task<IReadOnlyList<FunnelFigures>> ListAsync(FunnelAsked asked, FunnelDimension by, CancellationToken cancellation) => by switch
    {
        FunnelDimension.Device => Named(await funnels.PartsAsync(asked, FunnelView.Device, cancellation), DeviceOf),
        FunnelDimension.Country => await funnels.PartsAsync(asked, FunnelView.Country, cancellation),
        FunnelDimension.Source => await funnels.PartsAsync(asked, FunnelView.Source, cancellation),
        FunnelDimension.Campaign => await funnels.PartsAsync(asked, FunnelView.Campaign, cancellation),
        FunnelDimension.AccountCategory => Named(await CategoriesAsync(asked, cancellation), CategoryOf),
        _ => throw new InvalidOperationException($"No totals by {by}."),
    };

    /// <summary>Scores are those at the end of the time that is asked for: asked again later, the answer is the same.</summary>
    private async Task<IReadOnlyList<FunnelFigures>> CategoriesAsync(FunnelAsked asked, CancellationToken cancellation)
    {
        var at = Math.Min(asked.To, time.GetUtcNow().ToUnixTimeMilliseconds());
        var scored = await accounts.AllAsync(asked.Site, asked.Definitions.Intent.Rules, at, cancellation);
        return await funnels.CategoriesAsync(asked, scored.CategoryOf, cancellation);
    }

    private static IReadOnlyList<FunnelFigures> Named(IReadOnlyList<FunnelFigures> parts, Func<string, string> nameOf) =>
        [.. parts.Select(p => p with { Value = nameOf(p.Value!) })];

    private static string DeviceOf(string facet) => Enum.GetValues<DeviceClass>().First(d => Facets.Of(d) == facet).ToString().ToUpperInvariant();

    private static string CategoryOf(string category) => category == nameof(AccountCategory.HighIntent) ? "HIGH_INTENT" : category.ToUpperInvariant();
}
