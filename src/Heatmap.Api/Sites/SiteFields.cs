using Heatmap.Events;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's Site.</summary>
public sealed class SiteFields(SiteProfile site)
{
    public string Id => site.Id.Value;

    public string Name => site.Name;

    public string PublicKey => site.PublicKey;

    public IReadOnlyList<string> Origins => site.Origins;

    public ErasureEffect ErasureEffect => site.ErasureEffect;

    public BotPolicy BotPolicy => site.BotPolicy;

    public bool DailyIdentity => site.DailyIdentity;

    public IEnumerable<DeclaredEventFields> DeclaredEvents => site.Declared.Select(d => new DeclaredEventFields(d));

    public DefinitionsFields Definitions => new(site.Definitions);

    public RetentionFields Retention => new(site.Retention);

    public string Snippet([FromServices] ISnippets snippets) => snippets.For(site.PublicKey);
}
