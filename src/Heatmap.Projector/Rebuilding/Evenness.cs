using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Waits until a generation that follows stands where the one stands that it is held against. A partition that has been seen so
/// stays so: from then on the two are folded with the same pages and committed together.
/// </summary>
internal sealed class Evenness(ProjectorNode node, Generation following, Generation? live)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Until it stands at least as far as the live one, and as the end of the log when this was called.</summary>
    public async Task NoLessAsync(CancellationToken cancellation)
    {
        var head = await node.Ports.Reader.HeadAsync(cancellation);
        await UntilAsync((one, other) => one >= other && one >= head, cancellation);
    }

    /// <summary>Until it stands exactly where the live one stands.</summary>
    /// <returns>A position up to which both hold all.</returns>
    public Task<Position> ExactAsync(CancellationToken cancellation) => UntilAsync((one, other) => one == other, cancellation);

    private async Task<Position> UntilAsync(Func<Position, Position, bool> isEven, CancellationToken cancellation)
    {
        var even = PartitionSet.None;
        while (true)
        {
            var head = await node.Ports.Reader.HeadAsync(cancellation);

            // In this order: what the one had reached before the other was looked at, it had reached when the other stood there.
            var one = await CheckpointsAsync(following, cancellation);
            var other = live is null ? new Position[one.Length] : await CheckpointsAsync(live, cancellation);
            var ended = await node.Ports.Reader.HeadAsync(cancellation) == head;
            for (var p = 0; p < one.Length; p++)
            {
                if (isEven(one[p], other[p]) || (ended && HoldAll(one[p], other[p], head))) even = even.With(p);
            }

            if (even == PartitionSet.All) return one.Min();
            await ThrowIfStoppedAsync(cancellation);
            await Task.Delay(Look, node.Time, cancellation);
        }
    }

    /// <summary>
    /// Where retention took the log's last events away, the live one stands behind its end, where the one that follows never comes
    /// before something else happens. What they hold is the same all the same.
    /// </summary>
    private static bool HoldAll(Position one, Position other, Position head) => one >= head && other >= head;

    private async Task<Position[]> CheckpointsAsync(Generation generation, CancellationToken cancellation)
    {
        var positions = new Position[Partition.Count];
        foreach (var checkpoint in await node.Ports.Progress.CheckpointsAsync(generation.Id, cancellation))
            positions[checkpoint.Partition] = Position.Parse(checkpoint.Position);
        return positions;
    }

    private async Task ThrowIfStoppedAsync(CancellationToken cancellation)
    {
        var stands = (await node.Ports.Generations.ListAsync(cancellation)).FirstOrDefault(g => g.Id == following.Id)
            ?? throw new GenerationGoneException(following.Id);
        if (stands.Trouble is { } trouble) throw new PoisonEventException(trouble);
    }
}
