using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's IntentRules.</summary>
public sealed class IntentRulesFields(SiteProfile site)
{
    public IntentRuleSetFields InForce => new(site.Definitions.Intent.Rules);

    public IntentDraftFields? Draft => site.Definitions.Intent.Draft is { } draft ? new IntentDraftFields(site, draft) : null;
}
