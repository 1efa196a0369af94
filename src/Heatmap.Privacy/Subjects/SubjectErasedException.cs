using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>A subject was to be made under an id whose key was destroyed on request.</summary>
public sealed class SubjectErasedException(SiteId site, SubjectId subject)
    : Exception($"The subject {site}/{subject} was forgotten; its id can't be used again.");
