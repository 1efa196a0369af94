using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Folds some subjects afresh from the log and holds their rows and fold states against the live ones. The subjects come from the log,
/// so that one whom the views have lost is found too; a row that should not be there is found only by comparing all.
/// </summary>
internal sealed class SampleVerification(ProjectorNode node, IProjection projection, Generation live)
{
    // A visitor who is active right now may be folded on between two looks; not so often in a row.
    private const int Looks = 20;

    /// <param name="count">How many subjects; all when there are no more.</param>
    /// <param name="seed">Another seed chooses others.</param>
    /// <param name="progress">Told how much of the log has been looked through.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<VerifyResult> VerifyAsync(int count, int seed, Action<double> progress, CancellationToken cancellation)
    {
        var list = await node.Ports.Generations.ListAsync(cancellation);
        var fold = await node.Live.OpenAsync(projection, live, list, cancellation);
        await fold.HoldAsync(PartitionSet.All, PartitionSet.None, cancellation);
        var chosen = await new SubjectSample(node.Ports.Subscription, count, seed).ChooseAsync(fold, await node.Ports.Reader.HeadAsync(cancellation), progress, cancellation);
        var rows = 0L;
        foreach (var subject in chosen)
        {
            var (compared, difference) = await CompareAsync(fold, subject, cancellation);
            rows += compared;
            if (difference is not null) return Result(fold, rows, chosen.Count, $"subject {subject.Subject} of site '{subject.Site}': {difference}");
        }

        return Result(fold, rows, chosen.Count, null);
    }

    private VerifyResult Result(GenerationFold fold, long rows, int subjects, string? difference) =>
        new(live, fold.Reached.ToString(), rows, difference)
        {
            Subjects = subjects,
            Skipped = subjects == 0 ? "nobody has come yet to a site that has defined what it counts" : null,
        };

    private async Task<(long Rows, string? Difference)> CompareAsync(GenerationFold fold, SubjectKey subject, CancellationToken cancellation)
    {
        for (var look = 0; look < Looks; look++)
        {
            var before = await StateAsync(subject, cancellation);
            if (before is null)
            {
                if (await IsNothingAsync(fold, subject, cancellation)) return (0, null);
                await node.ReachedAsync(await node.Ports.Reader.HeadAsync(cancellation), cancellation);
                continue;
            }

            // Without what retention had cut by then, of which the views hold nothing but its part of totals.
            var events = await node.Sources.History.ReadAsync(subject, before.Revision, cancellation);
            var (fresh, emitted) = FreshFold.Of(projection, fold.Scope.DefinitionsOf(subject.Site), events);
            var difference = await FirstDifferenceAsync(subject, emitted, cancellation)
                ?? (before.State.Span.SequenceEqual(fresh.Save()) ? null : "its fold state is another");

            // What was read belongs together only if nothing was folded on in between.
            if ((await StateAsync(subject, cancellation))?.Revision == before.Revision) return (emitted.Rows.Count + 1, difference);
        }

        return (0, await StateAsync(subject, cancellation) is null ? "live has no fold state of it" : null);
    }

    /// <summary>Whether all that the log has of a subject comes to nothing: who was taken out, or of whom nothing is kept, has no state.</summary>
    private async Task<bool> IsNothingAsync(GenerationFold fold, SubjectKey subject, CancellationToken cancellation)
    {
        var events = await node.Sources.History.ReadAsync(subject, long.MaxValue, cancellation);
        var (fresh, emitted) = FreshFold.Of(projection, fold.Scope.DefinitionsOf(subject.Site), events);
        return emitted.Rows.Count == 0 && fresh.Save().Length == 0;
    }

    private async Task<string?> FirstDifferenceAsync(SubjectKey subject, SubjectEmissions emitted, CancellationToken cancellation)
    {
        foreach (var (address, row) in emitted.Rows)
        {
            var key = new ViewKey(address.View, subject.Site.Value, address.Parent, address.Key);
            var stands = await node.Ports.Rows.FindAsync(live.Id, key, cancellation);
            if (stands is null) return $"{key}: live has it not, rebuilt has";
            if (Differences.Between(stands, new ViewRow(key, row.Rank, row.Serialize())) is { } words) return $"{key}: {words}";
        }

        return null;
    }

    private async Task<FoldState?> StateAsync(SubjectKey subject, CancellationToken cancellation) =>
        (await node.Ports.Progress.StatesAsync(live.Id, [(subject.Site.Value, subject.Subject.ToString())], cancellation)).SingleOrDefault();
}
