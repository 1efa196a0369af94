using Heatmap.Views;

namespace Heatmap.Projector.Tests.Retaining;

public class TakenTotals
{
    [Fact]
    public async Task Who_keeps_totals_in_memory_is_told_that_old_ones_were_taken()
    {
        await using var retaining = new RetainingWorld();
        var happenings = Weeks.Of(1);
        await retaining.ArriveAsync(happenings);
        await retaining.World.SettleAsync();
        using var stop = new CancellationTokenSource();
        var told = new List<ViewChange>();
        var listening = ListenAsync(retaining.World.Announcements.WatchAsync(stop.Token), told);

        await retaining.NightAsync(happenings[^1].Envelope.ReceivedAt + (40 * Weeks.Day));

        await stop.CancelAsync();
        await listening;
        var live = (await retaining.World.Views.ListAsync()).Where(g => g.State == GenerationState.Live).ToDictionary(g => g.Id);
        told.Where(change => change.Advances.Count == 0).Select(change => live[change.Generation].Projection).Distinct().ShouldContain("click-map");
    }

    private static async Task ListenAsync(IAsyncEnumerable<ViewChange?> changes, List<ViewChange> told)
    {
        try
        {
            await foreach (var change in changes) told.Add(change.ShouldNotBeNull());
        }
        catch (OperationCanceledException)
        {
            // All of it was told before.
        }
    }
}
