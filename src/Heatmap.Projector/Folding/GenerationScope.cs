using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>Which sites a generation folds, and by which definitions: one site by its own, or all others by the defaults.</summary>
internal abstract record GenerationScope
{
    private GenerationScope()
    {
    }

    public abstract bool Holds(SiteId site);

    public abstract Definitions DefinitionsOf(SiteId site);

    public sealed record OneSite(SiteId Site, Definitions Definitions) : GenerationScope
    {
        public override bool Holds(SiteId site) => site == Site;

        public override Definitions DefinitionsOf(SiteId site) => Definitions;
    }

    public sealed record AllBut(IReadOnlySet<string> Sites) : GenerationScope
    {
        public override bool Holds(SiteId site) => !Sites.Contains(site.Value);

        public override Definitions DefinitionsOf(SiteId site) => Definitions.Default;
    }
}
