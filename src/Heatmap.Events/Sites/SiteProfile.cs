namespace Heatmap.Events;

/// <summary>What a site is now: the fold of its stream.</summary>
public sealed record SiteProfile(
    SiteId Id,
    string Organization,
    string Name,
    string PublicKey,
    IReadOnlyList<string> Origins,
    Definitions Definitions,
    ErasureEffect ErasureEffect)
{
    public BotPolicy BotPolicy { get; init; }

    /// <summary>Whether a visitor of strict mode is one visitor for a day; else for one run of a page.</summary>
    public bool DailyIdentity { get; init; }

    /// <summary>Which properties of the site's own events are kept in clear.</summary>
    public IReadOnlyList<DeclaredEvent> Declared { get; init; } = [];

    public SiteRetention Retention { get; init; } = SiteRetention.Default;

    /// <summary>The names of an event's properties that are kept in clear.</summary>
    public IReadOnlyList<string> DeclaredOf(string name) => Declared.FirstOrDefault(e => e.Name == name)?.Properties ?? [];

    /// <summary>The profile after one more event of the site's stream; null while the site isn't registered.</summary>
    public static SiteProfile? Evolve(SiteId id, SiteProfile? before, IEvent happened) => happened switch
    {
        SiteRegistered e => new SiteProfile(id, e.Organization, e.Name, e.PublicKey, e.Origins, Definitions.Default, ErasureEffect.KeepTotals),
        OriginsChanged e => before is null ? null : before with { Origins = e.Origins },
        DefinitionsChanged or FunnelDefined or FunnelChanged or FunnelArchived
            or IntentRulesDrafted or IntentRulesAccepted or IntentRulesDropped or AccountMapped =>
            before is null ? null : before with { Definitions = before.Definitions.Evolve(happened) },
        ErasureEffectChosen e => before is null ? null : before with { ErasureEffect = e.Effect },
        BotPolicyChosen e => before is null ? null : before with { BotPolicy = e.Policy },
        DailyIdentityChosen e => before is null ? null : before with { DailyIdentity = e.On },
        PropertiesDeclared e => before is null ? null : before with { Declared = e.Events },
        _ => before is null ? null : before with { Retention = before.Retention.Evolve(happened) },
    };
}
