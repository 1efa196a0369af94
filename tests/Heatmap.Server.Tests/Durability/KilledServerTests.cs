using Heatmap.Client;
using Heatmap.Ingest;

namespace Heatmap.Server.Tests.Durability;

public sealed class KilledServerTests
{
    private const int Connections = 64;
    private const int Rounds = 10;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_once_and_whole_after_ten_of_them()
    {
        using var scratch = new Scratch();
        var company = await FoundedAsync(scratch.Data);
        var logFile = Path.Combine(scratch.Data, "log", "log.db");
        var sent = new SentBatches();
        for (var round = 0; round < Rounds; round++)
        {
            using var server = await ServerProcess.StartAsync(scratch.Data);
            await SendAgainAsync(sent, server.Address, company);
            var before = sent.Acknowledged;
            await LoadUntilKilledAsync(sent, server, company, before + 150 + (round * 61));
            sent.Acknowledged.ShouldBeGreaterThan(before);
            (await sent.FaultsAsync(logFile)).ShouldBeEmpty($"after kill {round + 1}");
        }

        using (var last = await ServerProcess.StartAsync(scratch.Data)) await SendAgainAsync(sent, last.Address, company);
        sent.Unacknowledged.ShouldBeEmpty();
        (await sent.FaultsAsync(logFile)).ShouldBeEmpty("after everything was sent again");
    }

    [Fact]
    public async Task A_batch_that_is_missing_cut_or_doubled_is_found()
    {
        using var scratch = new Scratch();
        var sent = new SentBatches();
        var company = await FoundedAsync(scratch.Data, async (world, company) =>
        {
            var taken = Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin, 4);
            (await Sending.SendAsync(world.Http, world.Address, taken, company.Origin)).ShouldBeOfType<Taken>();
            sent.Sending(taken with { Events = [.. taken.Events, Sending.Click(9)] });
            var twice = Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin);
            sent.Sending(twice);
            (await Sending.SendAsync(world.Http, world.Address, twice, company.Origin)).ShouldBeOfType<Taken>();
            (await Sending.SendAsync(world.Http, world.Address, twice with { Visitor = Guid.CreateVersion7() }, company.Origin)).ShouldBeOfType<Taken>();
        });
        var missing = Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin);
        sent.Sending(missing);
        sent.Took(missing);
        (await sent.FaultsAsync(Path.Combine(scratch.Data, "log", "log.db"))).Count.ShouldBe(3);
    }

    private static async Task<Company> FoundedAsync(string data, Func<(HttpClient Http, Uri Address), Company, Task>? then = null)
    {
        await using var server = await TestHost.TestHeatmap.StartAsync(data);
        var organizations = server.Service<Api.Organizations>();
        var organization = await organizations.FoundAsync("Killed Ltd", CancellationToken.None);
        var site = await organizations.RegisterSiteAsync(organization, "Shop", ["https://killed.example"], by: null, CancellationToken.None);
        var company = new Company(organization, site, "nobody", "https://killed.example");
        using var http = new HttpClient();
        if (then is not null) await then((http, server.Address), company);
        return company;
    }

    private static async Task SendAgainAsync(SentBatches sent, Uri server, Company company)
    {
        using var http = new HttpClient();
        foreach (var batch in sent.Unacknowledged.Concat(sent.SomeAcknowledged))
        {
            var again = batch with { SentAt = Sending.Now };
            (await Sending.SendAsync(http, server, again, company.Origin)).ShouldBeOfType<Taken>().Accepted.ShouldBe(batch.Events.Count);
            sent.Took(batch);
        }
    }

    private static async Task LoadUntilKilledAsync(SentBatches sent, ServerProcess server, Company company, int acknowledged)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, Connections).Select(_ => Task.Run(SendUntilDeadAsync)).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(senders)).WaitAsync(Waiting.Limit);
        server.Kill();
        await Task.WhenAll(senders).WaitAsync(Waiting.Limit);

        async Task SendUntilDeadAsync()
        {
            var visitors = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToList();
            for (var n = 0; ; n++)
            {
                var batch = Sending.Visit(company.Site.PublicKey, visitors[n % visitors.Count], company.Origin + "/page", clicks: 1 + (n % 7));
                sent.Sending(batch);
                try
                {
                    // Every fourth is sent twice at a time, as a browser does that gave up waiting too early.
                    var answers = await Task.WhenAll(Enumerable.Range(0, n % 4 == 3 ? 2 : 1)
                        .Select(_ => Sending.SendAsync(http, server.Address, batch, company.Origin)));
                    foreach (var answer in answers) answer.ShouldBeOfType<Taken>().Accepted.ShouldBe(batch.Events.Count);
                }
                catch (HttpRequestException)
                {
                    return;
                }

                sent.Took(batch);
                if (sent.Acknowledged >= acknowledged) enough.TrySetResult();
            }
        }
    }
}
