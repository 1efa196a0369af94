using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Whose accounts are known, from which generation, and by which rules they are summed.</summary>
internal sealed record KnownAs(GenerationId Generation, SiteId Site, IntentRules Rules);
