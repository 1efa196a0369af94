using System.Collections;
using System.Reflection;

namespace Heatmap.Views.Tests;

public sealed class InProcessAnnouncementsTests
{
    [Fact]
    public async Task Whoever_stops_watching_leaves_nothing_behind_also_without_having_begun()
    {
        var announcements = new InProcessAnnouncements();
        using var cancelling = new CancellationTokenSource();
        var (never, stopped) = (announcements.WatchAsync(cancelling.Token), announcements.WatchAsync(default));
        Watchers(announcements).ShouldBe(2);
        announcements.Publish(new ViewChange("click-map", new GenerationId(1), "1", [], [], []));
        await foreach (var _ in stopped) break;
        Watchers(announcements).ShouldBe(1);
        await cancelling.CancelAsync();

        Watchers(announcements).ShouldBe(0);
        await Should.ThrowAsync<OperationCanceledException>(async () => await never.GetAsyncEnumerator().MoveNextAsync());
    }

    private static int Watchers(InProcessAnnouncements announcements) =>
        ((IEnumerable)typeof(InProcessAnnouncements).GetField("_watchers", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(announcements)!)
        .Cast<object>().Count();
}
