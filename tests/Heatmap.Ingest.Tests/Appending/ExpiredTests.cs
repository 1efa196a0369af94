using System.Net;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest.Tests.Appending;

public sealed class ExpiredTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_that_meets_the_end_of_its_stream_is_sent_away_for_a_moment_and_nothing_is_appended(bool inMemory)
    {
        await using var before = await TestServer.StartAsync();
        (await before.SendAsync(Some.Batch(1))).Status.ShouldBe(HttpStatusCode.Accepted);
        var stream = await StreamAsync(before.Log);
        var end = NewEvent.Of(new SubjectExpired(1), new Envelope { At = Some.Now, ReceivedAt = Some.Now, Batch = Guid.NewGuid() });
        await before.Log.AppendAsync(stream.Name, ExpectedRevision.Exactly(stream.Last), [end]);
        await using var after = await TestServer.StartAsync(before.Log, vault: before.Vault);

        var answer = await (inMemory ? before : after).SendAsync(Some.Batch(2));

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await StreamAsync(before.Log)).Last.ShouldBe(stream.Last + 1);
        (await before.SendAsync(Some.Batch(1))).Status.ShouldBe(HttpStatusCode.Accepted, "it was taken, and a repetition gets the first answer");
    }

    private static async Task<(StreamName Name, long Last)> StreamAsync(TestLog log)
    {
        var last = (await log.AllAsync())[^1];
        return (last.Stream, last.Revision);
    }
}
