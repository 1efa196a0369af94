using System.Security.Cryptography;
using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Log.Sql;
using Heatmap.Server.Tests.CommandLine;

namespace Heatmap.Server.Tests.Backups;

/// <summary>Doctor finds what is wrong, each with its mend, and changes nothing.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private World _world = null!;
    private Company _company = null!;

    private string Data => _world.Data;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        _company = await _world.FoundAsync("sick");
        await ForgetSomebodyAsync();
        await _world.TakenAsync(_company, Sending.Visit(_company.Site.PublicKey, Guid.CreateVersion7(), _company.Origin + "/"));
        await _world.FoldedAsync();
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task What_is_well_is_fine_served_or_not_and_stays_as_it_is()
    {
        (await _world.BackUpAsync("backup")).Done();
        var told = (await ExamineAsync()).Done();
        told.Output.ShouldContain("It runs, and all of its work goes on.");
        told.Lines.ShouldAllBe(line => line.StartsWith("fine", StringComparison.Ordinal));
        told.Output.ShouldMatch(@"fine    size +\d+ events take \d+ bytes each in the log");

        await StopAsync();
        var before = Hashes();
        var findings = Findings((await ExamineAsync("--json")).Done());
        findings.Select(f => f.Subject).Distinct().ShouldBe(
            ["folder", "secrets", "log/log.db", "keys/keys.db", "ledger/erasures.db", "views/views.db", "blobs", "erasures", "growth", "size", "clock", "projections", "server", "backup"], ignoreOrder: true);
        findings.ShouldContain(f => f.Says.Contains("The ledger's chain holds; 1 erasures, 0 of them unrecoverable"));
        Hashes().ShouldBe(before);
        (await HeatmapProgram.InPlace.RunAsync("doctor", "--data", _world.Beside("nowhere"))).Failed().Errors.ShouldContain("holds no Heatmap installation");
    }

    [Fact]
    public async Task That_there_is_no_backup_is_told_and_that_a_rotation_ended_the_keys_of_the_last_must_be_mended()
    {
        await FoundAsync("notice", "backup", "There was no backup yet", "backup --to", exit: 0);
        (await _world.BackUpAsync("backup")).Done();
        (await HeatmapProgram.InPlace.RunAsync("keys", "rotate", "--data", Data)).Done();
        await FoundAsync("act", "backup", "an epoch that a rotation has destroyed since", $"--since '{_world.Beside("backup")}'");
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(Data, "secrets", "signing");
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
        await FoundAsync("act", "folder", $"rights on '{path}'", $"chmod -R go-rwx '{Data}'");
    }

    [Fact]
    public async Task Lost_secrets_are_told()
    {
        (await HeatmapProgram.InPlace.RunAsync("keys", "rotate", "--data", Data)).Done();
        await StopAsync();
        var secrets = Path.Combine(Data, "secrets");
        File.Move(Path.Combine(secrets, "epoch-000002"), Path.Combine(secrets, "epoch-000001"));
        await FoundAsync("act", "secrets", "wrapped in epoch 2, and the folder ends at epoch 1", "Put back the secrets folder");
        File.Delete(Path.Combine(secrets, "epoch-000001"));
        await FoundAsync("act", "secrets", "There is no key-encryption key", "Put back the secrets folder");
    }

    [Theory]
    [InlineData("log/log.db", "'restore' the last backup")]
    [InlineData("views/views.db", "the views are folded again")]
    public async Task A_damaged_file_is_told_by_its_name(string file, string mend)
    {
        await StopAsync();
        var path = Path.Combine(Data, file);
        var bytes = await File.ReadAllBytesAsync(path);
        // Everything behind the first page, which says that this is a database.
        RandomNumberGenerator.Fill(bytes.AsSpan(16384));
        await File.WriteAllBytesAsync(path, bytes);
        await FoundAsync("act", file, "It is damaged", mend);
        await File.WriteAllTextAsync(path, new string('x', 20_000));
        await FoundAsync("act", file, "can't be examined", "restore");
    }

    [Fact]
    public async Task A_ledger_that_lost_its_end_and_one_that_is_gone_are_told()
    {
        await StopAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Data, "ledger"))) File.Delete(file);
        await FoundAsync("act", "ledger/erasures.db", "is missing", "restore");
        Directory.CreateDirectory(_world.Beside("fresh"));
        (await HeatmapProgram.InPlace.RunAsync("organizations", "add", "Fresh", "--site", "Shop", "--login", "olga", "--origins", "https://shop.example", "--data", _world.Beside("fresh"))).Done();
        File.Copy(BackupVerbs.Ledger(_world.Beside("fresh")), BackupVerbs.Ledger(Data));
        await FoundAsync("act", "erasures", "it is missing, with all up to entry", "Put back an unbroken copy");
    }

    [Fact]
    public async Task A_projection_that_stands_still_and_an_event_from_the_future_are_told()
    {
        await StopAsync();
        FolderFile.Change(Data, "views/views.db", "UPDATE generation SET trouble = 'it met an event that it could not fold' WHERE projection = 'click-map'").ShouldBe(1);
        await FoundAsync("act", "projections", "click-map (all sites) stands still: it met an event", "projections resume");
        using (var log = SqliteLog.Open(Path.Combine(Data, "log", "log.db")))
        {
            var late = DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeMilliseconds();
            var envelope = new Envelope { At = late, ReceivedAt = late, Batch = Guid.NewGuid() };
            await log.AppendAsync(new StreamName("filler-1"), ExpectedRevision.Any, [new NewEvent("filler.happened.v1", "{}"u8.ToArray(), EventCodec.WriteEnvelope(envelope))]);
        }

        await FoundAsync("act", "clock", "minutes after now", "NTP");
    }

    [Fact]
    public async Task A_folder_that_was_restored_in_part_is_told()
    {
        await StopAsync();
        await File.WriteAllTextAsync(DataFolder.UnfinishedMark(Data), "");
        await FoundAsync("act", "folder", "Restoring into it was not finished", "Run 'restore' again");
        File.Delete(DataFolder.UnfinishedMark(Data));
    }

    private async Task FoundAsync(string level, string subject, string says, string mend, int exit = 1)
    {
        var told = await ExamineAsync("--json");
        told.ExitCode.ShouldBe(exit, told.Output);
        var found = Findings(told).Where(f => f.Subject == subject && f.Level == level && f.Says.Contains(says, StringComparison.Ordinal)).ToList();
        found.ShouldHaveSingleItem(told.Output).Mend.ShouldNotBeNull().ShouldContain(mend);
    }

    private Task<Answered> ExamineAsync(params string[] more) => HeatmapProgram.InPlace.RunAsync(["doctor", "--data", Data, .. more]);

    private static List<Found> Findings(Answered told) => told.Result().Deserialize<List<Found>>(JsonSerializerOptions.Web)!;

    private async Task StopAsync() => await _world.StopAsync();

    /// <summary>Of every file but those that SQLite puts beside an open database, which hold nothing then.</summary>
    private List<string> Hashes() => [.. Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories)
        .Where(f => new FileInfo(f).Length > 0 && !f.EndsWith("-shm", StringComparison.Ordinal)).Order()
        .Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")];

    private async Task ForgetSomebodyAsync()
    {
        var visitor = Guid.CreateVersion7();
        await _world.TakenAsync(_company, Sending.Visit(_company.Site.PublicKey, visitor, _company.Origin + "/"));
        (await HeatmapProgram.InPlace.RunAsync("forget", "--site", _company.Site.Id.Value, "--visitor", $"{visitor}", "--data", Data)).Done();
    }

    private sealed record Found(string Subject, string Level, string Says, string? Mend);
}
