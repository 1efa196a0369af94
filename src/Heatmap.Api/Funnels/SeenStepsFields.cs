using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's SeenSteps.</summary>
public sealed record SeenStepsFields(int Visitors, bool All, IReadOnlyList<SeenStep> Steps);
