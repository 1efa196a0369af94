using Heatmap.Events;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's IntentDraft. Its facts are counted in the same view as those in force, once a build beside the live one has caught up.</summary>
public sealed class IntentDraftFields(SiteProfile site, IntentRules draft)
{
    public IntentRuleSetFields Rules => new(draft);

    public Task<bool> Ready([FromServices] AccountsQuery accounts, CancellationToken cancellation) =>
        accounts.IsCountedAsync(site.Id, site.Definitions, cancellation);

    public async Task<IReadOnlyList<CategoryChangeFields>?> Changes(
        int first, [FromServices] AccountsQuery accounts, [FromServices] TimeProvider time, CancellationToken cancellation)
    {
        if (!await Ready(accounts, cancellation)) return null;
        var changes = await accounts.ChangesAsync(
            site.Id, site.Definitions.Intent.Rules, draft, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        return [.. changes.Take(Limits.Checked(first, "first")).Select(c => new CategoryChangeFields(c))];
    }
}
