namespace Heatmap.Views;

/// <summary>Sees from the stored checkpoints that something was committed, by whichever node: for times when nobody tells.</summary>
/// <param name="generations">Which generations there are.</param>
/// <param name="progress">How far they have come.</param>
/// <param name="projections">Whose live generations are looked at.</param>
public sealed class CommitLook(IGenerationStore generations, IProgressReader progress, IReadOnlySet<string> projections)
{
    private HashSet<(GenerationId, Checkpoint)>? _seen;

    /// <summary>Whether there was a look since the beginning, or since it forgot.</summary>
    public bool HasBegun => _seen is not null;

    /// <summary>Whether anything has been committed since the last look; true at the first, which can't know.</summary>
    public async Task<bool> HasMovedAsync(CancellationToken cancellation = default)
    {
        var found = new HashSet<(GenerationId, Checkpoint)>();
        foreach (var generation in await generations.ListAsync(cancellation))
        {
            if (generation.State != GenerationState.Live || !projections.Contains(generation.Projection)) continue;
            foreach (var checkpoint in await progress.CheckpointsAsync(generation.Id, cancellation)) found.Add((generation.Id, checkpoint));
        }

        var moved = _seen is null || !_seen.SetEquals(found);
        _seen = found;
        return moved;
    }

    /// <summary>Others tell again: the next look is a first one.</summary>
    public void Forget() => _seen = null;
}
