using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Whose accounts are known, from which generation, and by which rules they are summed.</summary>
/// <param name="Generation">Of the projection.</param>
/// <param name="Site">Whose accounts they are.</param>
/// <param name="Rules">What points are given for.</param>
/// <param name="Moment">The one time as of which they are known, in Unix milliseconds; null for those that go with the time.</param>
internal sealed record KnownAs(GenerationId Generation, SiteId Site, IntentRules Rules, long? Moment)
{
    /// <summary>Whether another has been replaced by this: by a newer generation, or by other rules.</summary>
    public bool Replaces(KnownAs other) => Site == other.Site && (Moment == other.Moment || this with { Moment = null } != other with { Moment = null });
}
