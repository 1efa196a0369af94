namespace Heatmap.Views.Tests;

/// <param name="announcements">Lets a watcher lie <paramref name="capacity"/> changes behind, and no more.</param>
public abstract class AnnouncementsContract(IAnnouncements announcements, int capacity)
{
    [Fact]
    public async Task Every_watcher_gets_every_change_published_after_its_call_in_order()
    {
        announcements.Publish(Change(0));
        await using var early = announcements.WatchAsync(default).GetAsyncEnumerator();
        announcements.Publish(Change(1));
        await using var late = announcements.WatchAsync(default).GetAsyncEnumerator();
        announcements.Publish(Change(2));
        announcements.Publish(Change(3));

        (await TakeAsync(early, 3)).ShouldBe(["1", "2", "3"]);
        (await TakeAsync(late, 2)).ShouldBe(["2", "3"]);
        announcements.Publish(Change(4));
        (await TakeAsync(early, 1)).ShouldBe(["4"]);
    }

    [Fact]
    public async Task A_watcher_that_falls_behind_gets_one_null_in_place_of_what_it_missed()
    {
        await using var slow = announcements.WatchAsync(default).GetAsyncEnumerator();
        for (var i = 1; i <= capacity + 5; i++) announcements.Publish(Change(i));

        (await TakeAsync(slow, capacity)).ShouldBe(Enumerable.Range(1, capacity).Select(i => $"{i}"));
        (await TakeAsync(slow, 1)).ShouldBe([null]);
        announcements.Publish(Change(1000));
        (await TakeAsync(slow, 1)).ShouldBe(["1000"]);
    }

    [Fact]
    public async Task A_watcher_may_fall_behind_again()
    {
        await using var slow = announcements.WatchAsync(default).GetAsyncEnumerator();
        for (var i = 1; i <= capacity + 1; i++) announcements.Publish(Change(i));
        await TakeAsync(slow, 2);
        // Room for one more after the null; the next are missed again.
        announcements.Publish(Change(100));
        announcements.Publish(Change(101));
        announcements.Publish(Change(102));

        var rest = await TakeAsync(slow, capacity + 1);
        rest.Take(capacity).ShouldBe([.. Enumerable.Range(3, capacity - 2).Select(i => $"{i}"), null, "100"]);
        rest[capacity].ShouldBeNull();
    }

    [Fact]
    public async Task A_slow_watcher_takes_nothing_from_the_others()
    {
        await using var slow = announcements.WatchAsync(default).GetAsyncEnumerator();
        await using var quick = announcements.WatchAsync(default).GetAsyncEnumerator();
        for (var i = 1; i <= capacity * 3; i++)
        {
            announcements.Publish(Change(i));
            (await TakeAsync(quick, 1)).ShouldBe([$"{i}"]);
        }
    }

    [Fact]
    public async Task Watching_ends_when_it_is_cancelled()
    {
        using var cancelling = new CancellationTokenSource();
        await using var watcher = announcements.WatchAsync(cancelling.Token).GetAsyncEnumerator();
        var waiting = watcher.MoveNextAsync().AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    protected static ViewChange Change(int position) => new("click-map", new GenerationId(1), $"{position}", [], [], [], []);

    protected static async Task<List<string?>> TakeAsync(IAsyncEnumerator<ViewChange?> watcher, int count)
    {
        var taken = new List<string?>();
        while (taken.Count < count)
        {
            // Far beyond what any machine needs: a change that never comes is a failure and not a test run that hangs.
            (await watcher.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
            taken.Add(watcher.Current?.Position);
        }

        return taken;
    }
}
