using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>A box doesn't open though its subject's key is there: it was changed, or isn't that subject's.</summary>
public sealed class DamagedBoxException(SiteId site, SubjectId subject, string why, Exception? inner = null)
    : Exception($"A sealed box of subject {site}/{subject} is damaged: {why}.", inner)
{
    public SiteId Site { get; } = site;

    public SubjectId Subject { get; } = subject;
}
