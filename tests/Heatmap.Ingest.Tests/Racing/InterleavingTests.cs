using System.Net;
using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;
using Work = Heatmap.Ingest.Tests.Racing.Pauses.Work;

namespace Heatmap.Ingest.Tests.Racing;

/// <summary>
/// A batch under way while its visitor is forgotten: the batch stops at each of its steps, forgetting then at each of its own, the
/// batch goes on to its end, and forgetting to its.
/// </summary>
public sealed class InterleavingTests
{
    private readonly Pauses _pauses = new();
    private readonly TestLog _log = new();
    private int _visitor = 5000;
    private TestServer _server = null!;
    private Forgetting _forgetting = null!;

    [Theory]
    [InlineData("new to the log")]
    [InlineData("new to the log, out of the cache")]
    [InlineData("in memory")]
    [InlineData("known to another process")]
    public async Task In_every_order_of_steps_what_was_acknowledged_lies_before_the_end_and_nothing_after(string stream)
    {
        var vault = await Vault.OpenAsync(
            _pauses.Around(InMemoryKeyStore.Create()), _pauses.Around<ILedgerStore>(new InMemoryLedgerStore()), new InMemorySecretFiles(),
            new VaultOptions { Time = new StoppedClock() });
        await using var server = await TestServer.StartAsync(_log, vault: vault);
        await using var other = await TestServer.StartAsync(_log, vault: vault);
        (_server, _forgetting) = (server, new Forgetting(vault, _log, _log, new NoTotals()));
        _log.Before = () =>
        {
            _pauses.Step();
            return Task.CompletedTask;
        };
        (_log.BeforeRead, _log.After) = (_pauses.Step, _pauses.Step);
        var (orders, taken) = (0, 0);
        for (var (b, stopped) = (1, true); stopped; b++)
        {
            for (var (f, more) = (1, true); more; f++, orders++)
            {
                var visitor = ++_visitor;
                if (stream == "in memory") (await server.SendAsync(Visit(visitor, visitor + 100_000))).Status.ShouldBe(HttpStatusCode.Accepted);
                if (stream == "known to another process") (await other.SendAsync(Visit(visitor, visitor + 100_000))).Status.ShouldBe(HttpStatusCode.Accepted);
                var subject = await SubjectAsync(visitor);
                if (stream.EndsWith("out of the cache", StringComparison.Ordinal)) vault.Drop(Some.Site.Id, subject);
                (stopped, more, var status) = await RaceAsync(visitor, subject, b, f);
                if (status == HttpStatusCode.Accepted) taken++;
            }
        }

        orders.ShouldBeGreaterThan(40);
        taken.ShouldBeInRange(1, orders - 1, "some batches came before, some too late");
    }

    private async Task<(bool BatchStopped, bool ForgettingStopped, HttpStatusCode Status)> RaceAsync(int visitor, SubjectId subject, int pauseBatch, int pauseForgetting)
    {
        TestServer.Answer? answer = null;
        ForgetOutcome? outcome = null;
        var (batch, forgetting) = (new Work(pauseBatch), new Work(pauseForgetting));

        var batchStopped = await _pauses.RunElsewhereAsync(batch, async () => answer = await _server.SendAsync(Visit(visitor, visitor)));
        var forgettingStopped = await _pauses.RunAsync(forgetting, async () => outcome = await _forgetting.ForgetAsync(
            Some.Site.Id, new Whom.BySubject(subject), ErasureEffect.KeepTotals, "owner1"));
        await batch.GoOnAsync();
        _pauses.End();
        await forgetting.GoOnAsync();

        var order = $"batch stopped at {pauseBatch}, forgetting at {pauseForgetting}";
        outcome.ShouldBeOfType<ForgetOutcome.Forgotten>(order);
        await CheckAsync(visitor, subject, answer!.Status, order);
        return (batchStopped, forgettingStopped, answer.Status);
    }

    private async Task CheckAsync(int visitor, SubjectId subject, HttpStatusCode status, string order)
    {
        status.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.Gone);
        var events = new List<RecordedEvent>();
        await foreach (var e in _log.ReadStreamAsync(StreamName.Visitor(Some.Site.Id, subject), ReadDirection.Forwards)) events.Add(e);
        events[^1].Type.ShouldBe("subject.forgotten.v1", order);
        events.Count(e => e.Type == "subject.forgotten.v1").ShouldBe(1, order);
        var own = events.Select(e => EventCodec.ReadEnvelope(e.Metadata)).Count(e => e.Batch == Some.Id(visitor) && e.Sequence > 0);
        own.ShouldBe(status == HttpStatusCode.Accepted ? 2 : 0, order);

        (await _server.Vault.Subjects.FindAsync(Some.Site.Id, subject)).ShouldBeNull(order);
        (await _server.Vault.Identities.FindByEmailAsync(Some.Site.Id, Email(visitor))).ShouldBeEmpty(order);
        (await _server.SendAsync(Visit(visitor, visitor))).Status.ShouldBe(HttpStatusCode.Gone, order);
        (await _server.SendAsync(Visit(visitor + 200_000, visitor + 300_000))).Status.ShouldBe(HttpStatusCode.Accepted, order);
        (await SubjectAsync(visitor + 200_000)).ShouldNotBe(subject, order);
    }

    private async Task<SubjectId> SubjectAsync(int visitor) =>
        ((Resolution.Known)await _server.Vault.Subjects.ResolveAsync(Some.Site.Id, VisitorMark.Own(Some.Id(visitor)))).Subject.Id;

    private static string Email(int visitor) => $"visitor{visitor % 100_000}@firm.example";

    private static JsonObject Visit(int visitor, int batch) =>
        Some.Batch(batch, Some.View(), Some.Event("identify", $"\"email\":\"{(visitor > 200_000 ? "someone@firm.example" : Email(visitor))}\"", 2))
            .With("visitor", Some.Id(visitor).ToString()).With("run", Some.Id(batch + 500_000).ToString());

    private sealed class NoTotals : IErasureTotals
    {
        public Task<long> CountAsync(SiteId site, CancellationToken cancellation = default) => Task.FromResult(0L);

        public Task SettledAsync(Position position, CancellationToken cancellation = default) => Task.CompletedTask;
    }
}
