using Heatmap.Events;
using Heatmap.EventStoreDouble;
using Heatmap.Log;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Server.Tests.Backups;

/// <summary>Where the log lies on EventStoreDB, doctor asks the server what of it is retention's rubbish.</summary>
public sealed class ScavengeTests : IDisposable
{
    private static readonly StreamName Stream = new("visitor-shop-1");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task What_retention_took_away_is_told_as_what_a_scavenge_would_free()
    {
        await using var server = await DoubleProcess.StartAsync(_scratch.At("double"));
        (await ExamineAsync(server.Address)).Says.ShouldContain("a scavenge would free nothing");

        await using (var log = EventStoreDbLog.Open(server.Address))
        {
            for (var n = 0; n < 10; n++) await log.AppendAsync(Stream, ExpectedRevision.Any, [new NewEvent("thing.happened.v1", new byte[5_000], "{}"u8.ToArray())]);
            await log.TruncateAsync(Stream, 4);
        }

        var found = await ExamineAsync(server.Address);
        found.Says.ShouldBe("It lies on EventStoreDB and answers; a scavenge would free 20.0 kB that retention took away.");
        found.Level.ShouldBe(FindingLevel.Fine, "so little isn't worth a scavenge");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_as_what_must_be_mended()
    {
        var server = await DoubleProcess.StartAsync(_scratch.At("double"));
        var address = server.Address;
        await server.DisposeAsync();
        await Should.ThrowAsync<LogUnavailableException>(() => ExamineAsync($"{address}&defaultDeadline=200"));
    }

    private static async Task<Finding> ExamineAsync(string address) =>
        (await new ScavengeExamination("log", address).ExamineAsync(CancellationToken.None)).ShouldHaveSingleItem();
}
