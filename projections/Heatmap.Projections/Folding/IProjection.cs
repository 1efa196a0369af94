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

    /// <summary>The fold before a subject's first event.</summary>
    ISubjectFold Begin(Definitions definitions);

    /// <summary>The fold as it stood when <see cref="ISubjectFold.Save"/> wrote this.</summary>
    ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state);
}
