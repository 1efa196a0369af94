using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// A pure fold over one subject's events, given the site's definitions. It emits rows of views and contributions to totals; so a
/// total is the sum over subjects of a fold, and a correction is a subtraction.
/// </summary>
public interface IProjection
{
    /// <summary>Name and code version are part of what stored rows belong to; a change in what is emitted needs a new version.</summary>
    ProjectionVersion Version { get; }

    /// <summary>The version of the site's definitions that what is emitted depends on: the last change that it looks at.</summary>
    int VersionOf(Definitions definitions) => definitions.ReadingVersion;

    /// <summary>Whether there is anything for it in a site of these definitions; where not, the site's events are not even shown to it.</summary>
    bool Reads(Definitions definitions) => true;

    /// <summary>The fold before a subject's first event.</summary>
    ISubjectFold Begin(Definitions definitions);

    /// <summary>The same where all that the subject did is known, in the order in which it happened: for folds that later events tell something of the earlier.</summary>
    ISubjectFold Begin(Definitions definitions, IReadOnlyList<VisitorEvent> all) => Begin(definitions);

    /// <summary>The fold as it stood when <see cref="ISubjectFold.Save"/> wrote this.</summary>
    ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state);
}
