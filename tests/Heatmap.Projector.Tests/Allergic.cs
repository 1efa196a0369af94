using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests;

/// <summary>Counts clicks and can't bear page views, unless it is cured.</summary>
internal sealed class Allergic : IProjection
{
    private volatile bool _cured;

    public bool Cured
    {
        get => _cured;
        set => _cured = value;
    }

    public ProjectionVersion Version { get; } = new("allergic", 1, KeepsState: false);

    public ISubjectFold Begin(Definitions definitions) => new Fold(this);

    public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) => Begin(definitions);

    private sealed class Fold(Allergic projection) : ISubjectFold
    {
        public bool Follows(VisitorEvent next) => true;

        void ISubjectFold.Fold(VisitorEvent next, IEmissions emissions)
        {
            if (next.Happened is PageViewed && !projection.Cured) throw new InvalidOperationException("Achoo");
            if (next.Happened is PointerClicked) emissions.Contribute(new TotalAddress("click", "/", "0", "", 1), 0, 1);
        }

        public byte[] Save() => [];
    }
}
