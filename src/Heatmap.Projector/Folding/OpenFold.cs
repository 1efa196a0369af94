using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>A fold underway and the last revision of the subject's stream that went into it; -1 for none.</summary>
internal sealed record OpenFold(ISubjectFold Fold, long Revision);
