using System.Net;
using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Collecting;

public sealed class TakenTests
{
    [Fact]
    public async Task The_example_of_the_design_is_taken_whole()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.DesignExample());

        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.Text.ShouldBe("""{"accepted":6,"rejected":[]}""");
        (await server.StoredAsync()).Select(e => e.Recorded.Type).ShouldBe(
        [
            "page.viewed.v1", "pointer.clicked.v1", "click.reacted.v1", "pointer.moved.v1", "page.scrolled.v1", "page.left.v1",
            "capture.started.v1",
        ]);
    }

    [Fact]
    public async Task Every_type_of_event_is_taken()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1, Some.EveryType()));

        answer.Text.ShouldBe("""{"accepted":20,"rejected":[]}""");
        (await server.StoredAsync()).Select(e => e.Happened.GetType()).Distinct().Count().ShouldBe(21);
    }
}
