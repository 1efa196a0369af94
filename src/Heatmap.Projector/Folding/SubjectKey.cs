using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>Whose events are folded together.</summary>
internal readonly record struct SubjectKey(SiteId Site, SubjectId Subject);
