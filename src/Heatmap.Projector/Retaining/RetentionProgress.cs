using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>How far a run has come: what it does, and for how many visitors so far.</summary>
public sealed record RetentionProgress(SiteId Site, RetentionStep Step, long Subjects);
