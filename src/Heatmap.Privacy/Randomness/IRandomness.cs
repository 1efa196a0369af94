namespace Heatmap.Privacy;

/// <summary>Where keys, nonces and ids come from. Tests give a seeded one; everything else <see cref="SystemRandomness"/>.</summary>
public interface IRandomness
{
    /// <summary>Fills all of the span with bytes that nobody can foretell.</summary>
    void Fill(Span<byte> bytes);
}
