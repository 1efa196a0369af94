using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Appending;

public sealed class StreamMemoryTests
{
    [Fact]
    public async Task A_stream_that_someone_is_at_stays_and_the_least_used_goes()
    {
        var memory = new StreamMemory(capacity: 16);
        var held = await memory.EnterAsync(Stream(0), default);
        for (var i = 1; i < 50; i++) (await memory.EnterAsync(Stream(i), default)).Dispose();

        var waiting = memory.EnterAsync(Stream(0), default);

        waiting.IsCompleted.ShouldBeFalse();
        memory.Count.ShouldBeLessThanOrEqualTo(3);
        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task One_who_gives_up_waiting_leaves_nothing_behind()
    {
        var memory = new StreamMemory(capacity: 0);
        var held = await memory.EnterAsync(Stream(0), default);
        using var gone = new CancellationTokenSource();
        var waiting = memory.EnterAsync(Stream(0), gone.Token).AsTask();

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        held.Dispose();
        memory.Count.ShouldBe(0);
    }

    private static StreamName Stream(int n) => StreamName.Visitor(Some.Site.Id, new SubjectId(Some.Id(n)));
}
