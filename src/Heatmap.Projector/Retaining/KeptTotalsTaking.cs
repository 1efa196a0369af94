using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// A generation that is built begins with what is left of events that are gone. Right whatever a run of retention has done so far,
/// as long as none goes on meanwhile: where a run's totals are kept, its cuts take what is met before them out again.
/// </summary>
internal sealed class KeptTotalsTaking(KeptTotals kept)
{
    public async Task TakeUpAsync(GenerationFold fold, Func<GenerationCommit, Task> commit, CancellationToken cancellation)
    {
        var runs = await kept.RunsAsync(cancellation);
        await foreach (var totals in kept.OfAsync(fold.Projection.Version.Name, fold.Scope, runs, cancellation))
        {
            if (totals.Count > 0) await commit(new GenerationCommit(fold.Generation.Id, [], [], totals, [], []));
        }

        fold.RunsTakenUp = runs.Last;
    }
}
