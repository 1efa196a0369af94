using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Privacy;

namespace Heatmap.Api;

/// <summary>Forgets visitors by the site's declared effect, and lists what was forgotten.</summary>
public sealed class Erasures(Forgetting forgetting, Vault vault)
{
    /// <exception cref="GraphQLException">Nobody is known by that name, or was forgotten already.</exception>
    public async Task<IReadOnlyList<ErasureReceipt>> ForgetAsync(SiteProfile site, Whom whom, string by, CancellationToken cancellation) =>
        await forgetting.ForgetAsync(site.Id, whom, site.ErasureEffect, by, cancellation) switch
        {
            ForgetOutcome.Forgotten done => done.Receipts,
            ForgetOutcome.AlreadyForgotten => throw new GraphQLException("ALREADY_FORGOTTEN", "This visitor was forgotten already; see the site's erasures."),
            _ => throw new GraphQLException("NOT_FOUND", "This site knows no such visitor; nothing was changed."),
        };

    /// <summary>The last one first.</summary>
    public async Task<IReadOnlyList<ErasureReceipt>> ListAsync(SiteId site, CancellationToken cancellation) =>
        [.. (await vault.Receipts.ListAsync(site, cancellation)).Reverse()];
}
