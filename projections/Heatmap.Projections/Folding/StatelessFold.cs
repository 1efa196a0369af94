namespace Heatmap.Projections;

/// <summary>A fold that looks at each event by itself: any order is the right one, and nothing is kept between events.</summary>
internal sealed class StatelessFold(Action<VisitorEvent, IEmissions> fold) : ISubjectFold
{
    public bool Follows(VisitorEvent next) => true;

    public void Fold(VisitorEvent next, IEmissions emissions) => fold(next, emissions);

    public byte[] Save() => [];
}
