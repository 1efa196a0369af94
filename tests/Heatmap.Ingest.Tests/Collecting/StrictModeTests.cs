using System.Net;
using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest.Tests.Collecting;

public sealed class StrictModeTests
{
    private static readonly SiteProfile Daily = Some.Site with { DailyIdentity = true };

    [Fact]
    public async Task Two_runs_of_one_day_and_address_are_two_visitors_with_keys_of_their_own()
    {
        await using var server = await TestServer.StartAsync();

        var one = await SendAsync(server, 1, run: 1);
        var two = await SendAsync(server, 2, run: 2);

        two.ShouldNotBe(one);
        foreach (var subject in (SubjectId[])[one, two])
            (await server.Vault.Subjects.FindAsync(Some.Site.Id, subject)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_run_sends_later_reaches_its_visitor_and_a_retry_counts_once()
    {
        await using var server = await TestServer.StartAsync();

        var first = await SendAsync(server, 1, run: 1);
        server.Clock.Forward(TimeSpan.FromDays(1));
        await using var after = await TestServer.StartAsync(server.Log, vault: server.Vault, clock: server.Clock);

        (await SendAsync(after, 2, run: 1, agent: "another agent")).ShouldBe(first);
        var again = await after.SendAsync(Batch(1, 1));
        again.Accepted.ShouldBe(1);
        server.Log.Appends.ShouldBe(2);
    }

    [Fact]
    public async Task With_the_daily_identity_the_runs_of_one_day_are_one_visitor_by_address_and_agent()
    {
        await using var server = await TestServer.StartAsync(site: Daily);

        var one = await SendAsync(server, 1, run: 1);
        var same = await SendAsync(server, 2, run: 2);
        var other = await SendAsync(server, 3, run: 3, agent: "another agent");
        server.Clock.Forward(TimeSpan.FromDays(1));
        var nextDay = await SendAsync(server, 4, run: 4);

        same.ShouldBe(one);
        new[] { one, other, nextDay }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_change_of_the_setting_takes_effect_for_new_runs_and_retries_count_once_over_it()
    {
        await using var server = await TestServer.StartAsync();
        var alone = await SendAsync(server, 1, run: 1);

        server.Sites.Change(Daily);
        var daily = await SendAsync(server, 2, run: 2);
        (await SendAsync(server, 3, run: 1)).ShouldBe(alone);
        (await SendAsync(server, 4, run: 3)).ShouldBe(daily);

        server.Sites.Change(Some.Site);
        (await SendAsync(server, 5, run: 2)).ShouldBe(daily);
        var later = await SendAsync(server, 6, run: 4);
        new[] { alone, daily, later }.Distinct().Count().ShouldBe(3);

        var appends = server.Log.Appends;
        await server.SendAsync(Batch(2, 2));
        await server.SendAsync(Batch(4, 3));
        server.Log.Appends.ShouldBe(appends);
    }

    [Fact]
    public async Task A_forgotten_run_is_410_and_the_next_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var subject = await SendAsync(server, 1, run: 1);
        var forgetting = new Forgetting(server.Vault, server.Log, server.Log, new NoTotals());
        await forgetting.ForgetAsync(Some.Site.Id, new Whom.BySubject(subject), ErasureEffect.KeepTotals, "owner");

        (await server.SendAsync(Batch(2, 1))).Status.ShouldBe(HttpStatusCode.Gone);
        (await SendAsync(server, 3, run: 2)).ShouldNotBe(subject);
    }

    private static JsonObject Batch(int batch, int run) => Some.Batch(batch, Some.View(batch)).Strict().With("run", Some.Id(5000 + run).ToString());

    /// <summary>Whose stream the batch came to.</summary>
    private static async Task<SubjectId> SendAsync(TestServer server, int batch, int run, string agent = Some.Agent)
    {
        (await server.SendAsync(Batch(batch, run), agent: agent)).Accepted.ShouldBe(1);
        var stored = (await server.StoredAsync()).First(e => e.Envelope.Batch == Some.Id(batch));
        stored.Recorded.Stream.TryVisitor(out _, out var subject).ShouldBeTrue();
        return subject;
    }

    private sealed class NoTotals : IErasureTotals
    {
        public Task<long> CountAsync(SiteId site, CancellationToken cancellation = default) => Task.FromResult(0L);

        public Task SettledAsync(Heatmap.Log.Position position, CancellationToken cancellation = default) => Task.CompletedTask;
    }
}
