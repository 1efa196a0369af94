using System.Net;
using Heatmap.Blobs;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Server.Tests.Backups;
using Heatmap.Server.Tests.CommandLine;
using Heatmap.Server.Tests.Retaining;

namespace Heatmap.Server.Tests.Recordings;

/// <summary>Recordings in a whole server: read by who may, gone with who is forgotten, with retention, and carried by backups.</summary>
public sealed class RecordedSystemTests
{
    private const string Secret = "SECRET-OF-THE-RECORDING";

    [Fact]
    public async Task A_recording_is_read_by_its_organisation_and_by_nobody_else()
    {
        await using var world = await World.StartAsync();
        var (company, other) = (await world.FoundAsync("recorded"), await world.FoundAsync("curious"));
        await RecordAsync(world, company);

        var (erased, addresses) = await Recorder.PartsAsync(world, company);

        erased.ShouldBeFalse();
        using var read = await Recorder.GetAsync(world, company.Token, addresses.ShouldHaveSingleItem());
        (await read.Content.ReadAsStringAsync()).ShouldBe(Recorder.Steps(Secret));
        read.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
        foreach (var address in (string[])[addresses[0], addresses[0][..addresses[0].LastIndexOf('/')]])
        {
            (await StatusAsync(world, null, address)).ShouldBe(HttpStatusCode.Unauthorized);
            (await StatusAsync(world, other.Token, address)).ShouldBe(HttpStatusCode.NotFound);
        }

        (await StatusAsync(world, company.Token, addresses[0][..^4] + "0000")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_forgotten_has_no_recording_that_opens_and_sends_no_more()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("forgetting");
        var visitor = await RecordAsync(world, company);
        var (_, addresses) = await Recorder.PartsAsync(world, company);

        await ForgetAsync(world, company, visitor);

        (await Recorder.PartsAsync(world, company)).Erased.ShouldBeTrue();
        using var gone = await Recorder.GetAsync(world, company.Token, addresses[0]);
        (gone.StatusCode, (await gone.Content.ReadAsStringAsync()).Contains(Secret, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Gone, false));
        using var late = await visitor.SendAsync("late");
        late.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await BlobsAsync(world)).Count.ShouldBe(1, "what came too late is not kept");
    }

    [Fact]
    public async Task Retention_deletes_the_blobs_of_events_that_go_and_those_that_no_event_names()
    {
        await using var world = await World.StartAsync(time: new DaysAgo(40));
        var company = await world.FoundAsync("retained");
        await RecordAsync(world, company);
        await world.Server.Installation.Blobs.Store.PutAsync(company.Site.Id.Value, Today(-40), new byte[] { 1 });
        await world.Server.Installation.Blobs.Store.PutAsync("another1", Today(-40), new byte[] { 2 });
        await world.RestartAsync(new DaysAgo(15));
        await RecordAsync(world, company);
        (await BlobsAsync(world)).Count.ShouldBe(4);

        await world.RestartAsync();
        await world.Server.Operations.Find("retention/apply")!([], _ => { }, CancellationToken.None);

        (await BlobsAsync(world)).Select(b => (b.Site, b.Day)).ShouldBe([("another1", Today(-40)), (company.Site.Id.Value, Today(-15))], ignoreOrder: true);
        company = await world.SignInAsync(company);
        var (erased, addresses) = await Recorder.PartsAsync(world, company);
        erased.ShouldBeFalse();
        (await StatusAsync(world, company.Token, addresses.ShouldHaveSingleItem())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_backup_carries_recordings_and_none_of_who_was_forgotten_after_it_opens()
    {
        await using var world = await World.StartAsync();
        var (company, another) = (await world.FoundAsync("backed"), await world.FoundAsync("forgotten"));
        await RecordAsync(world, company);
        var visitor = await RecordAsync(world, another);
        (await world.BackUpAsync("backup")).Done();
        await ForgetAsync(world, another, visitor);

        (await world.RestoreAsync("backup", "restored")).Done();
        await world.MoveAsync(world.Beside("restored"));

        (company, another) = (await world.SignInAsync(company), await world.SignInAsync(another));
        var (_, addresses) = await Recorder.PartsAsync(world, company);
        using var read = await Recorder.GetAsync(world, company.Token, addresses.ShouldHaveSingleItem());
        (await read.Content.ReadAsStringAsync()).ShouldBe(Recorder.Steps(Secret));
        var (erased, gone) = await Recorder.PartsAsync(world, another);
        erased.ShouldBeTrue();
        (await StatusAsync(world, another.Token, gone.ShouldHaveSingleItem())).ShouldBe(HttpStatusCode.Gone);
        (await HeatmapProgram.InPlace.RunAsync("doctor", "--data", world.Data)).Output.ShouldContain("2 recordings, 2 of them read and sound");
    }

    [Fact]
    public async Task A_recording_that_was_damaged_is_told_by_doctor_and_refused_in_a_backup()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("damaged");
        await RecordAsync(world, company);
        (await world.BackUpAsync("backup")).Done();
        Damage(world.Beside("backup"));
        Damage(world.Data);

        var (doctor, restored) = (await HeatmapProgram.InPlace.RunAsync("doctor", "--data", world.Data), await world.RestoreAsync("backup", "restored"));

        doctor.Output.ShouldContain("are damaged, the first of them");
        restored.Failed().Errors.ShouldContain("is not what was written");
        (await world.BackUpAsync("again")).Done().Output.ShouldContain("1 more are damaged");
    }

    private static async Task<Recorder> RecordAsync(World world, Company company)
    {
        var visitor = new Recorder(world, company);
        await visitor.VisitAsync();
        using var answer = await visitor.SendAsync(Secret);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return visitor;
    }

    private static async Task ForgetAsync(World world, Company company, Recorder visitor)
    {
        await world.FoldedAsync();
        var outcome = await world.Server.Installation.Forgetting.ForgetAsync(
            company.Site.Id, new Whom.ByVisitor(visitor.Visitor), ErasureEffect.KeepTotals, "u1", CancellationToken.None);
        outcome.ShouldBeOfType<ForgetOutcome.Forgotten>();
    }

    private static async Task<HttpStatusCode> StatusAsync(World world, string? token, string address)
    {
        using var answer = await Recorder.GetAsync(world, token, address);
        return answer.StatusCode;
    }

    private static async Task<List<BlobName>> BlobsAsync(World world)
    {
        var listed = new List<BlobName>();
        await foreach (var entry in world.Server.Installation.Blobs.Catalogue.ListAsync()) listed.Add(entry.Name);
        return listed;
    }

    private static void Damage(string folder)
    {
        var file = Directory.EnumerateFiles(Path.Combine(folder, "blobs"), "*", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static DateOnly Today(int days) => DateOnly.FromDateTime(DateTime.UtcNow.AddDays(days));
}
