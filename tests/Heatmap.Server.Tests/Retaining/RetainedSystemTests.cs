using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Client;
using Heatmap.Log;
using Heatmap.Server.Tests.Privacy;

namespace Heatmap.Server.Tests.Retaining;

/// <summary>A server that has run for forty days, of which a site keeps thirty.</summary>
public sealed class RetainedSystemTests
{
    private const int Visitors = 200;
    private const int Returning = 20;
    private const string Clicks = "query($s: ID!, $f: DateTime!, $t: DateTime!) { pages(site: $s, from: $f, to: $t) { clicks } }";
    private const string Sessions = "query($s: ID!, $t: DateTime) { sessions(site: $s, to: $t) { edges { node { subject timeline(first: 10) { entries { kind } } provenance { eventsSince } } } } }";
    private const string Kept = "query($s: ID!) { site(id: $s) { retention { days months eventsSince totalsSince running } } }";

    [Fact]
    public async Task Events_older_than_the_site_keeps_are_gone_from_the_disk_with_their_keys_and_totals_stay()
    {
        await using var world = await World.StartAsync(time: new DaysAgo(40));
        var company = await world.FoundAsync("kept");
        var people = Enumerable.Range(0, Visitors).Select(n => new Person(n, company)).ToList();
        var first = await VisitAsync(world, people);
        foreach (var person in people) person.Subject = (await SubjectsOfAsync(world, person)).Single();
        await world.RestartAsync(new DaysAgo(15));
        var returning = people.Where((p, n) => n % (Visitors / Returning) == 0).ToList();
        var second = await VisitAsync(world, returning);
        company = await world.SignInAsync(company);
        var (clicks, size) = (await ClicksAsync(world, company), Size(world));
        var gone = people.Except(returning).ToList();
        Found(world, [.. first, .. second]).ShouldBe(Visitors + Returning, "a search that finds nothing is none");
        Found(world, [.. people.Select(p => Guid.Parse(p.Subject))], "views", "keys").ShouldBe(Visitors);

        await world.RestartAsync();
        company = await world.SignInAsync(company);
        var applied = (await OperateAsync(world, "retention/apply")).AsArray().Single()!;
        applied["mend"].ShouldBeNull();

        await CheckAsync("after the run");
        Size(world).ShouldBeLessThan(size * 2 / 3);
        foreach (var verified in (await OperateAsync(world, "projections/verify")).AsArray()) verified!["firstDifference"].ShouldBeNull();
        await OperateAsync(world, "projections/rebuild");
        await CheckAsync("after a rebuild");
        await world.RestartAsync();
        company = await world.SignInAsync(company);
        await CheckAsync("after a restart");
        (await OperateAsync(world, "retention/apply")).AsArray().Single()!["due"]!.GetValue<bool>().ShouldBeFalse();

        async Task CheckAsync(string when)
        {
            (await ClicksAsync(world, company)).ShouldBe(clicks, when);
            Found(world, first).ShouldBe(0, when);
            Found(world, second).ShouldBe(Returning, when);
            Found(world, [.. gone.Select(p => Guid.Parse(p.Subject))], "views", "keys").ShouldBe(0, when);
            foreach (var person in gone) (await SubjectsOfAsync(world, person)).ShouldBeEmpty(when);
            foreach (var person in returning) (await SubjectsOfAsync(world, person)).ShouldBe([person.Subject], when);
            await SessionsAsync(world, company, returning);
        }
    }

    [Fact]
    public async Task What_lies_before_the_line_is_refused_by_a_code_of_its_own_and_a_new_line_is_chosen_by_the_owner()
    {
        await using var world = await World.StartAsync(time: new DaysAgo(6));
        var company = await world.FoundAsync("choosing");
        await VisitAsync(world, [new Person(1, company)]);
        const string choose = "mutation($s: ID!, $d: Int!, $m: Int!) { chooseRetention(site: $s, days: $d, months: $m) { retention { days months } } }";
        var refused = await world.AskAsync(company.Token, choose, new { s = company.Site.Id.Value, d = 3, m = 1 });
        CodeOf(refused).ShouldBe("BAD_RETENTION");
        await world.DataAsync(company.Token, choose, new { s = company.Site.Id.Value, d = 4, m = 1 });

        await world.RestartAsync();
        company = await world.SignInAsync(company);
        await OperateAsync(world, "retention/apply");

        var kept = await RetentionAsync(world, company);
        kept.GetProperty("days").GetInt32().ShouldBe(4);
        var since = kept.GetProperty("eventsSince").GetDateTimeOffset();
        since.ShouldBe(new DateTimeOffset(DateTime.UtcNow.Date.AddDays(-4), TimeSpan.Zero));
        CodeOf(await world.AskAsync(company.Token, Sessions, new { s = company.Site.Id.Value, t = since.AddHours(-1) })).ShouldBe("BEFORE_RETENTION");
        (await world.DataAsync(company.Token, Sessions, new { s = company.Site.Id.Value, t = since.AddHours(1) }))
            .GetProperty("sessions").GetProperty("edges").GetArrayLength().ShouldBe(0);
        (await ClicksAsync(world, company)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_go_and_changes_nothing()
    {
        await using var world = await World.StartAsync(time: new DaysAgo(29));
        var company = await world.FoundAsync("dry");
        await VisitAsync(world, [new Person(1, company), new Person(2, company)]);
        await world.RestartAsync();
        (await OperateAsync(world, "retention/apply", new JsonObject { ["dryRun"] = true })).AsArray().Single()!["events"]!.GetValue<long>().ShouldBe(0);
        await OperateAsync(world, "retention/apply");
        await OperateAsync(world, "retention/choose", new JsonObject { ["site"] = company.Site.Id.Value, ["days"] = 10, ["months"] = 13 });
        var head = await world.Server.Installation.Log.HeadAsync();

        var looked = (await OperateAsync(world, "retention/apply", new JsonObject { ["dryRun"] = true })).AsArray().Single()!;

        looked["due"]!.GetValue<bool>().ShouldBeTrue();
        looked["expired"]!.GetValue<long>().ShouldBe(2);
        looked["events"]!.GetValue<long>().ShouldBeGreaterThan(10);
        (await world.Server.Installation.Log.HeadAsync()).ShouldBe(head);
        (await OperateAsync(world, "retention/apply")).AsArray().Single()!["events"]!.GetValue<long>().ShouldBe(looked["events"]!.GetValue<long>());
    }

    /// <summary>Each opens the page anew and visits once; the ids of the capture runs, which stand in every event and in sessions.</summary>
    private static async Task<IReadOnlyList<Guid>> VisitAsync(World world, IReadOnlyList<Person> people)
    {
        var visits = people.Select(p => (Person: p, Visit: p.Visit() with { Run = Guid.CreateVersion7() })).ToList();
        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (v, _) => await world.TakenAsync(v.Person.Company, v.Visit, v.Person.Agent));
        await world.FoldedAsync();
        return [.. visits.Select(v => v.Visit.Run)];
    }

    private static async Task<IReadOnlyList<string>> SubjectsOfAsync(World world, Person person) =>
        [.. (await world.Server.Installation.Keys.Vault.Identities.FindByEmailAsync(person.Company.Site.Id, person.Email)).Select(s => s.ToString())];

    private static Task<JsonNode> OperateAsync(World world, string operation, JsonObject? arguments = null) =>
        world.Server.Operations.Find(operation)!(arguments ?? [], _ => { }, CancellationToken.None);

    private static async Task<double> ClicksAsync(World world, Company company)
    {
        await world.FoldedAsync();
        var now = DateTimeOffset.UtcNow;
        var data = await world.DataAsync(company.Token, Clicks, new { s = company.Site.Id.Value, f = now.AddDays(-45), t = now.AddHours(1) });
        return data.GetProperty("pages").EnumerateArray().Sum(p => p.GetProperty("clicks").GetDouble());
    }

    private static async Task<JsonElement> RetentionAsync(World world, Company company) =>
        (await world.DataAsync(company.Token, Kept, new { s = company.Site.Id.Value })).GetProperty("site").GetProperty("retention");

    /// <summary>Only those who came again have sessions, those of the second visit, with their timelines.</summary>
    private static async Task SessionsAsync(World world, Company company, IReadOnlyList<Person> returning)
    {
        var data = await world.DataAsync(company.Token, Sessions, new { s = company.Site.Id.Value });
        var sessions = data.GetProperty("sessions").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node")).ToList();
        sessions.Select(s => s.GetProperty("subject").GetString()!).Order().ShouldBe(returning.Select(p => p.Subject).Order());
        sessions.ShouldAllBe(s => s.GetProperty("timeline").GetProperty("entries").GetArrayLength() > 4);
        sessions.ShouldAllBe(s => s.GetProperty("provenance").GetProperty("eventsSince").ValueKind == JsonValueKind.String);
    }

    /// <summary>How many of these ids stand, as text or as bytes, packed or not, in the files of the data folder, or of some folders in it.</summary>
    private static int Found(World world, IReadOnlyList<Guid> ids, params string[] folders)
    {
        var wanted = ids.SelectMany(id => new[]
        {
            (id.ToString(), Encoding.UTF8.GetBytes(id.ToString())),
            (id.ToString(), Encoding.UTF8.GetBytes(id.ToString("N"))),
            (id.ToString(), id.ToByteArray(bigEndian: true)),
            (id.ToString(), id.ToByteArray()),
        });
        var pieces = FolderBytes.Of(world.Data).Where(p => folders.Length == 0 || folders.Any(f => p.Where.StartsWith(f, StringComparison.Ordinal)));
        return new ByteSearch(wanted).In(pieces).Count;
    }

    private static long Size(World world) => Directory.EnumerateFiles(Path.Combine(world.Data, "log")).Sum(f => new FileInfo(f).Length);

    private static string? CodeOf(JsonElement answer)
    {
        answer.TryGetProperty("errors", out var errors).ShouldBeTrue(answer.ToString());
        errors[0].TryGetProperty("extensions", out var extensions).ShouldBeTrue(answer.ToString());
        return extensions.GetProperty("code").GetString();
    }
}
