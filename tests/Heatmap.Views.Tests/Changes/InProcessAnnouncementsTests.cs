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
        announcements.Publish(new ViewChange("click-map", new GenerationId(1), "1", [], [], [], []));
        await foreach (var _ in stopped) break;
        Watchers(announcements).ShouldBe(1);
        await cancelling.CancelAsync();

        Watchers(announcements).ShouldBe(0);
        await Should.ThrowAsync<OperationCanceledException>(async () => await never.GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task What_was_missed_elsewhere_is_told_once_to_every_watcher_and_again_when_it_has_been_read()
    {
        var announcements = new InProcessAnnouncements(capacity: 2);
        await using var watcher = announcements.WatchAsync(default).GetAsyncEnumerator();
        announcements.Publish(Change(1));
        announcements.Miss();
        announcements.Miss();
        announcements.Publish(Change(2));
        (await NextAsync(watcher)).ShouldBe("1");
        (await NextAsync(watcher)).ShouldBeNull();
        announcements.Miss();
        announcements.Publish(Change(3));

        (await NextAsync(watcher)).ShouldBeNull();
        (await NextAsync(watcher)).ShouldBe("3");
    }

    private static ViewChange Change(int position) => new("click-map", new GenerationId(1), $"{position}", [], [], [], []);

    private static async Task<string?> NextAsync(IAsyncEnumerator<ViewChange?> watcher)
    {
        (await watcher.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
        return watcher.Current?.Position;
    }

    private static int Watchers(InProcessAnnouncements announcements) =>
        ((IEnumerable)typeof(InProcessAnnouncements).GetField("_watchers", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(announcements)!)
        .Cast<object>().Count();
}
