using Heatmap.Privacy;

namespace Heatmap.Server;

/// <summary>Tells how far a rotation is on the thread that rotates: <see cref="Progress{T}"/> would tell on another, perhaps when all is over.</summary>
internal sealed class ToldRotation(Action<RotationProgress> tell) : IProgress<RotationProgress>
{
    public void Report(RotationProgress value) => tell(value);
}
