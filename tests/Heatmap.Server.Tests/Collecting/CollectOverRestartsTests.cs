using Heatmap.Client;
using Heatmap.Ingest;

namespace Heatmap.Server.Tests.Collecting;

public sealed class CollectOverRestartsTests
{
    [Fact]
    public async Task A_batch_sent_again_after_a_restart_is_answered_the_same_and_changes_nothing()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("again");
        var batch = Sending.Batch(
            company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/a",
            new View(1, "p1", Sending.Now), Sending.Click(2), new Custom(3, "unknown-page", Sending.Now, "refused"));
        var first = (await world.SendAsync(company, batch)).ShouldBeOfType<Taken>();
        first.Accepted.ShouldBe(2);
        first.Rejected.ShouldHaveSingleItem().Index.ShouldBe(2);
        var head = await world.Server.Installation.Log.HeadAsync();

        await world.RestartAsync();
        var second = (await world.SendAsync(company, batch with { SentAt = Sending.Now + 1000 })).ShouldBeOfType<Taken>();

        second.Accepted.ShouldBe(first.Accepted);
        second.Rejected.ShouldBe(first.Rejected);
        (await world.Server.Installation.Log.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task Who_sends_more_than_the_limit_is_told_to_wait()
    {
        await using var world = await World.StartAsync(new IngestOptions { RequestsByAddress = 0.001, BurstByAddress = 2 });
        var company = await world.FoundAsync("limit");
        for (var n = 0; n < 2; n++) await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin));

        var refused = (await world.SendAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin))).ShouldBeOfType<Refused>();

        refused.Status.ShouldBe(429);
        refused.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_site_takes_batches_from_its_own_origins_only()
    {
        await using var world = await World.StartAsync();
        var (first, second) = (await world.FoundAsync("first"), await world.FoundAsync("second"));
        var head = await world.Server.Installation.Log.HeadAsync();
        foreach (var (site, page) in new[] { (first, second), (second, first) })
        {
            var batch = Sending.Visit(site.Site.PublicKey, Guid.CreateVersion7(), page.Origin);
            (await Sending.SendAsync(world.Http, world.Server.Address, batch, page.Origin)).ShouldBeOfType<Refused>().Status.ShouldBe(403);
        }

        (await world.Server.Installation.Log.HeadAsync()).ShouldBe(head);
        await world.TakenAsync(first, Sending.Visit(first.Site.PublicKey, Guid.CreateVersion7(), first.Origin));
        await world.TakenAsync(second, Sending.Visit(second.Site.PublicKey, Guid.CreateVersion7(), second.Origin));
    }
}
