using System.Collections.Concurrent;
using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Ingest;
using Heatmap.Log;
using Heatmap.Privacy;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>
/// Visitors whose browsers send on several connections at once are forgotten at moments that chance picks, with the whole server
/// under them and one key epoch after another. Each goes on sending until it is told 410, then begins afresh under a new id, as the SDK does.
/// </summary>
public sealed class ForgettingUnderLoadTests
{
    private const int Visitors = 32;
    private const int Connections = 3;

    [Fact]
    public async Task What_was_acknowledged_lies_before_the_end_of_the_stream_and_nobody_comes_back()
    {
        // Small memories, so that streams are read again from the log in the middle of it.
        await using var world = await World.StartAsync(new IngestOptions { RequestsByAddress = 1e6, BurstByAddress = 1e6, RequestsByKey = 1e6, RememberedBatches = 200 });
        var companies = new[] { await world.FoundAsync("one"), await world.FoundAsync("two") };
        var chance = new Random(20261121);
        var visitors = Enumerable.Range(0, Visitors).Select(n => new Visitor(companies[n % 2], $"visitor{n}@firm.example", chance.Next(1, 12))).ToList();

        using var limit = new CancellationTokenSource(Waiting.Limit);
        var living = Task.WhenAll(visitors.Select(v => v.LiveAsync(world, limit.Token)));
        var rotations = 0;
        for (; !living.IsCompleted; rotations++) await world.Server.Installation.Keys.Vault.Epochs.RotateAsync(null, limit.Token);
        await living;
        rotations.ShouldBeGreaterThan(1);

        foreach (var visitor in visitors) await CheckAsync(world, visitor);
        var keys = new KeyRows(Path.Combine(world.Data, "keys", "keys.db"));
        keys.SubjectsOf(companies.Select(c => c.Site.Id.Value)).ShouldBe(visitors.Select(v => v.Afresh.ToString()), ignoreOrder: true);
    }

    private static async Task CheckAsync(World world, Visitor visitor)
    {
        var log = world.Server.Installation.Log;
        var stream = StreamName.Visitor(visitor.Company.Site.Id, visitor.Subject);
        var events = new List<RecordedEvent>();
        await foreach (var e in log.ReadStreamAsync(stream, ReadDirection.Forwards, null, CancellationToken.None)) events.Add(e);
        events.FindIndex(e => e.Type == "subject.forgotten.v1").ShouldBe(events.Count - 1);
        var stored = events.Select(e => EventCodec.ReadEnvelope(e.Metadata)).Where(e => e.Sequence > 0).GroupBy(e => e.Batch).ToDictionary(g => g.Key, g => g.Count());
        stored.ShouldBe(visitor.Acknowledged, ignoreOrder: true);

        var vault = world.Server.Installation.Keys.Vault;
        (await vault.Subjects.FindAsync(visitor.Company.Site.Id, visitor.Subject)).ShouldBeNull();
        (await vault.Subjects.ResolveAsync(visitor.Company.Site.Id, VisitorMark.Own(visitor.Id))).ShouldBeOfType<Resolution.Forgotten>();
        (await vault.Identities.FindByEmailAsync(visitor.Company.Site.Id, visitor.Email)).ShouldBe([visitor.Afresh]);
        (await vault.Receipts.VerifyAsync(visitor.Receipt)).Problems.ShouldBeEmpty();
    }

    private sealed class Visitor(Company company, string email, int forgottenAfter)
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Company Company => company;

        public string Email => email;

        public Guid Id { get; } = Guid.CreateVersion7();

        public SubjectId Subject { get; private set; }

        /// <summary>Who the visitor is after the fresh start.</summary>
        public SubjectId Afresh { get; private set; }

        public string Receipt { get; private set; } = "";

        /// <summary>How many events were acknowledged of each batch.</summary>
        public ConcurrentDictionary<Guid, int> Acknowledged { get; } = [];

        public async Task LiveAsync(World world, CancellationToken limit)
        {
            var sending = Enumerable.Range(0, Connections).Select(_ => SendUntilGoneAsync(world, limit)).ToList();
            await Task.WhenAny(_enough.Task, Task.WhenAll(sending));
            var forgetting = ForgetAsync(world, limit);
            // The new id is used as soon as one connection is told, while the old one's forgetting still goes on.
            await await Task.WhenAny(sending);
            var fresh = Guid.CreateVersion7();
            (await SendAsync(world, fresh)).ShouldBeOfType<Taken>();
            await Task.WhenAll(sending.Append(forgetting));
            Afresh = await SubjectAsync(world, fresh);
        }

        private async Task ForgetAsync(World world, CancellationToken limit)
        {
            Subject = await SubjectAsync(world, Id);
            var outcome = await world.Server.Installation.Forgetting.ForgetAsync(
                company.Site.Id, new Whom.ByVisitor(Id), ErasureEffect.RemoveFromTotals, "owner1", limit);
            Receipt = outcome.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem().ToJson();
        }

        private async Task SendUntilGoneAsync(World world, CancellationToken limit)
        {
            while (true)
            {
                limit.ThrowIfCancellationRequested();
                if (await SendAsync(world, Id) is not Refused refused) continue;
                refused.Status.ShouldBe(410);
                return;
            }
        }

        private async Task<Client.CollectAnswer> SendAsync(World world, Guid id)
        {
            var batch = Sending.Batch(
                company.Site.PublicKey, id, company.Origin + "/shop", new View(1, "p1", Sending.Now), new Identify(2, "p1", Sending.Now, email), Sending.Click(3, text: "Buy"));
            var answer = await world.SendAsync(company, batch);
            if (id != Id || answer is not Taken taken) return answer;
            Acknowledged[batch.Id] = taken.Accepted;
            if (Acknowledged.Count >= forgottenAfter) _enough.TrySetResult();
            return answer;
        }

        private async Task<SubjectId> SubjectAsync(World world, Guid id) =>
            (await world.Server.Installation.Keys.Vault.Subjects.ResolveAsync(company.Site.Id, VisitorMark.Own(id))).ShouldBeOfType<Resolution.Known>().Subject.Id;
    }
}
