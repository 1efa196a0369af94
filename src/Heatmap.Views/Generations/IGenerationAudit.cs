namespace Heatmap.Views;

/// <summary>Holds one generation against another, row by row.</summary>
public interface IGenerationAudit
{
    /// <summary>
    /// Compares view rows and rollups (not fold states or checkpoints) of two generations, of one site or of all, as they stand
    /// in one snapshot. Stops at the first difference.
    /// </summary>
    Task<Comparison> CompareAsync(
        GenerationId live, GenerationId rebuilt, string? site = null, CancellationToken cancellation = default);
}
