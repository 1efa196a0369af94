using System.Collections.Concurrent;
using Heatmap.Client;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Server.Tests.CommandLine;

namespace Heatmap.Server.Tests.Backups;

/// <summary>What is restored is what was backed up.</summary>
public sealed class RestoredQueriesTests
{
    private const string Everything = """
        query($s: ID!, $f: DateTime!, $t: DateTime!) {
          pages(site: $s, from: $f, to: $t) { page views clicks }
          sessions(site: $s, from: $f, to: $t, first: 100) { edges { node { id subject startedAt lastAt pageViews clicks } } }
        }
        """;

    [Fact]
    public async Task Everything_acknowledged_before_a_backup_under_load_is_there_after_it_is_restored_whole_and_once()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("busy");
        var acknowledged = new ConcurrentDictionary<Guid, int>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(() => VisitAsync(world, company, acknowledged, stop.Token))).ToList();
        await Waiting.UntilAsync(() => Task.FromResult(acknowledged.Count > 100), "some visits before the backup");
        var before = acknowledged.Keys.ToList();
        (await world.BackUpAsync("backup")).Done();
        await stop.CancelAsync();
        await Task.WhenAll(load);
        acknowledged.Count.ShouldBeGreaterThan(before.Count, "the load went on during the backup");

        (await world.RestoreAsync("backup", "restored")).Done();
        await world.MoveAsync(world.Beside("restored"));
        var restored = await BatchesAsync(world);
        before.Except(restored.Keys).ShouldBeEmpty("acknowledged before the backup began");
        foreach (var (batch, indexes) in restored) indexes.ShouldBe(Enumerable.Range(0, acknowledged[batch]), $"batch {batch}");
    }

    [Fact]
    public async Task Queries_are_answered_as_before_logins_hold_and_a_retry_counts_once()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("quiet");
        var visits = Enumerable.Range(1, 20).Select(n => Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), $"{company.Origin}/page{n % 3}", n)).ToList();
        foreach (var visit in visits) await world.TakenAsync(company, visit);
        await world.FoldedAsync();
        var now = DateTimeOffset.UtcNow;
        var (asked, head) = (new { s = company.Site.Id.Value, f = now.AddHours(-2), t = now.AddHours(2) }, await world.Server.Installation.Log.HeadAsync());
        var answered = await world.DataAsync(company.Token, Everything, asked);
        answered.ToString().ShouldContain("/page2");
        (await world.BackUpAsync("backup", "--json")).Done().Result().GetProperty("position").GetString().ShouldBe($"{head}");

        (await world.RestoreAsync("backup", "restored")).Done();
        await world.MoveAsync(world.Beside("restored"));
        (await world.Server.Installation.Log.HeadAsync()).ShouldBe(head);
        (await world.DataAsync(company.Token, Everything, asked)).ToString().ShouldBe(answered.ToString(), "the token of before is still good");
        var again = await world.SignInAsync(company);
        foreach (var visit in visits) await world.TakenAsync(company, visit);
        await world.FoldedAsync();
        (await world.DataAsync(again.Token, Everything, asked)).ToString().ShouldBe(answered.ToString(), "all were retries");
        (await HeatmapProgram.InPlace.RunAsync("projections", "verify", "--data", world.Data)).Done();
    }

    private static async Task VisitAsync(World world, Company company, ConcurrentDictionary<Guid, int> acknowledged, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var visit = Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/page", 1 + (n % 7));
            (await world.SendAsync(company, visit)).ShouldBeOfType<Taken>();
            acknowledged[visit.Id] = visit.Events.Count;
        }
    }

    private static async Task<Dictionary<Guid, List<int>>> BatchesAsync(World world)
    {
        var batches = new Dictionary<Guid, List<int>>();
        await foreach (var page in world.Server.Installation.Log.SubscribeAsync(Position.Start, EventFilter.Streams("visitor-"), CancellationToken.None))
        {
            foreach (var envelope in page.Events.Select(e => EventCodec.ReadEnvelope(e.Metadata)).Where(e => e.Sequence > 0))
            {
                if (!batches.TryGetValue(envelope.Batch, out var indexes)) batches[envelope.Batch] = indexes = [];
                indexes.Add(envelope.Index);
            }

            if (page.CaughtUp) break;
        }

        return batches;
    }
}
