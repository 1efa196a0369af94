using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Faults;
using Heatmap.Log;

namespace Heatmap.Cluster.Tests;

/// <summary>Rounds of faults show only what their audit finds: each thing that may be wrong with a log is done to one here.</summary>
public sealed class LogAuditTests
{
    private static readonly int[] Whole = [0, 1, 2];

    private readonly InMemoryLog _log = new();
    private readonly SentBatches _sent = new();

    [Fact]
    public async Task A_log_with_every_batch_once_has_no_faults()
    {
        await StoreAsync(Sent(acknowledged: true), "visitor-a-1", Whole);
        await StoreAsync(Sent(acknowledged: false), "visitor-a-1", Whole);
        Sent(acknowledged: false);
        (await FaultsAsync()).ShouldBeEmpty("one that nobody was told of may be there or not");
    }

    [Fact]
    public async Task A_batch_that_was_acknowledged_and_is_not_there_is_lost()
    {
        var lost = Sent(acknowledged: true);
        (await FaultsAsync()).ShouldBe([$"lost: batch {lost} was acknowledged and is not in the log"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_that_is_there_twice_is_doubled_whether_acknowledged_or_not(bool acknowledged)
    {
        var batch = Sent(acknowledged);
        await StoreAsync(batch, "visitor-a-1", Whole);
        await StoreAsync(batch, "visitor-a-1", Whole);
        (await FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("doubled (0,1,2,0,1,2)");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(0, 2)]
    public async Task A_batch_of_which_a_part_is_there_is_cut(params int[] there)
    {
        await StoreAsync(Sent(acknowledged: true), "visitor-a-1", there);
        (await FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("cut or out of order");
    }

    [Fact]
    public async Task A_batch_with_another_within_it_is_torn_apart()
    {
        var batch = Sent(acknowledged: true);
        await StoreAsync(batch, "visitor-a-1", [0, 1]);
        await StoreAsync(Sent(acknowledged: true), "visitor-a-1", Whole);
        await StoreAsync(batch, "visitor-a-1", [2]);
        (await FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("torn apart in its stream");
    }

    [Fact]
    public async Task A_batch_in_two_streams_is_a_fault()
    {
        var batch = Sent(acknowledged: true);
        await StoreAsync(batch, "visitor-a-1", [0, 1]);
        await StoreAsync(batch, "visitor-a-2", [2]);
        (await FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("in two streams");
    }

    private Guid Sent(bool acknowledged)
    {
        var batch = new Batch
        {
            Site = "pk_x",
            Id = Guid.CreateVersion7(),
            Run = Guid.CreateVersion7(),
            Mode = Mode.Strict,
            SentAt = 0,
            Sdk = "test",
            Pages = [],
            Events = [.. Whole.Select(n => new View(n + 1, "p1", 0))],
        };
        _sent.Sending(batch);
        if (acknowledged) _sent.Took(batch);
        return batch.Id;
    }

    private Task<Appended> StoreAsync(Guid batch, string stream, int[] indexes) => _log.AppendAsync(
        new StreamName(stream),
        ExpectedRevision.Any,
        [.. indexes.Select(i => new NewEvent("page.viewed.v1", "{}"u8.ToArray(), EventCodec.WriteEnvelope(EnvelopeOf(batch, i))))]);

    private static Envelope EnvelopeOf(Guid batch, int index) =>
        new() { At = 1, ReceivedAt = 1, Batch = batch, Index = index, Run = batch, Sequence = index + 1 };

    private async Task<IReadOnlyList<string>> FaultsAsync() => await LogAudit.FaultsAsync(_log, _sent, CancellationToken.None);
}
