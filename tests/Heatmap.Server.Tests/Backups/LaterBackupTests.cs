using Heatmap.Server.Tests.CommandLine;
using Heatmap.Server.Tests.Privacy;

namespace Heatmap.Server.Tests.Backups;

/// <summary>Backups that go on from earlier ones, that outlive a rotation, and of which a part is restored.</summary>
public sealed class LaterBackupTests : IAsyncLifetime
{
    private World _world = null!;
    private Company _company = null!;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        _company = await _world.FoundAsync("later");
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_backup_that_goes_on_from_another_is_whole_by_itself()
    {
        await VisitAsync(5);
        var first = (await _world.BackUpAsync("first", "--json")).Done().Result();
        await VisitAsync(3);
        var second = (await _world.BackUpAsync("second", "--since", _world.Beside("first"), "--json")).Done().Result();
        second.GetProperty("chunks").GetInt32().ShouldBe(2);
        second.GetProperty("events").GetInt64().ShouldBe(FolderFile.Number(_world.Data, "log/log.db", "SELECT sum(event_count) FROM append"));
        second.GetProperty("events").GetInt64().ShouldBeGreaterThan(first.GetProperty("events").GetInt64());
        Directory.Delete(_world.Beside("first"), recursive: true);
        (await _world.RestoreAsync("second", "restored")).Done();
        await SameLogAsync(_world.Beside("restored"), Count(_world.Data));
    }

    [Fact]
    public async Task It_does_not_go_on_from_a_backup_of_another_log_nor_from_a_damaged_one()
    {
        await VisitAsync(1);
        (await _world.BackUpAsync("first")).Done();
        await using var other = await World.StartAsync();
        var company = await other.FoundAsync("other");
        for (var n = 0; n < 9; n++) await other.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/"));
        (await other.BackUpAsync("second", "--since", _world.Beside("first"))).Failed().Errors.ShouldContain("is not one of this log");
        var chunk = Path.Combine(_world.Beside("first"), "log", "000001.hml");
        await File.WriteAllBytesAsync(chunk, [.. (await File.ReadAllBytesAsync(chunk)).Reverse()]);
        (await _world.BackUpAsync("second", "--since", _world.Beside("first"))).Failed().Errors.ShouldContain($"'{chunk}' is not what was written");
        Directory.EnumerateFiles(_world.Beside("second"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["backup.unfinished"]);
    }

    [Fact]
    public async Task A_part_of_the_log_is_restored_up_to_a_position_or_a_time()
    {
        await VisitAsync(2);
        var (position, events) = ($"{await _world.Server.Installation.Log.HeadAsync()}", Count(_world.Data));
        var time = DateTimeOffset.UtcNow;
        await Waiting.UntilAsync(() => Task.FromResult(DateTimeOffset.UtcNow > time.AddMilliseconds(2)), "the clock has moved on");
        await VisitAsync(2);
        (await _world.BackUpAsync("backup")).Done();
        foreach (var (name, until) in ((string, string)[])[("position", position), ("time", time.ToString("O"))])
        {
            (await _world.RestoreAsync("backup", name, more: ["--until", until])).Done();
            await SameLogAsync(_world.Beside(name), events);
        }
    }

    [Fact]
    public async Task Keys_whose_epoch_was_destroyed_since_are_counted_and_a_later_backups_keys_take_their_place()
    {
        await VisitAsync(4);
        (await _world.BackUpAsync("before")).Done();
        (await HeatmapProgram.InPlace.RunAsync("keys", "rotate", "--data", _world.Data)).Done();
        (await _world.BackUpAsync("after")).Done();

        var without = (await _world.RestoreAsync("before", "without")).Done();
        without.Output.ShouldContain($"{new KeyRows(Path.Combine(_world.Data, "keys", "keys.db")).Count - 1} keys were wrapped in an epoch that has been destroyed since");
        var with = (await _world.RestoreAsync("before", "with", more: ["--keys", _world.Beside("after"), "--json"])).Done().Result();
        with.GetProperty("unreadable").GetInt64().ShouldBe(0);
        with.GetProperty("subjects").GetInt64().ShouldBe(5);
        (await _world.RestoreAsync("after", "older", more: ["--keys", _world.Beside("before")])).Failed().Errors.ShouldContain("is older than the one whose log is restored");
    }

    [Fact]
    public async Task A_backup_is_readable_by_its_owner_alone_and_holds_neither_secrets_nor_ledger_nor_todays_salt()
    {
        const string daily = "mutation($s: ID!) { chooseDailyIdentity(site: $s, on: true) { dailyIdentity } }";
        await _world.DataAsync(_company.Token, daily, new { s = _company.Site.Id.Value });
        await _world.TakenAsync(_company, new Person(9, _company).Visit());
        (await _world.BackUpAsync("backup")).Done();
        var root = _world.Beside("backup");
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Append(root))
        {
            if (!OperatingSystem.IsWindows()) (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).ShouldBe(UnixFileMode.None, path);
        }

        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order().ShouldBe(["keys/keys.hmk", "log/000001.hml", "manifest.json"]);

        (await _world.RestoreAsync("backup", "restored")).Done();
        FolderFile.Number(_world.Data, "keys/keys.db", "SELECT count(*) FROM subject_map WHERE day IS NOT NULL").ShouldBe(1);
        FolderFile.Number(_world.Beside("restored"), "keys/keys.db", "SELECT count(*) FROM subject_map WHERE day IS NOT NULL").ShouldBe(0);
        Salt(_world.Beside("restored")).ShouldNotBe(Salt(_world.Data));

        static string Salt(string data) => FolderFile.Text(data, "keys/keys.db", "SELECT hex(wrapped) FROM secrets WHERE scope = 'salts'");
    }

    private async Task VisitAsync(int visits)
    {
        for (var n = 0; n < visits; n++)
            await _world.TakenAsync(_company, Sending.Visit(_company.Site.PublicKey, Guid.CreateVersion7(), _company.Origin + "/"));
    }

    private static long Count(string data) => FolderFile.Number(data, "log/log.db", "SELECT count(*) FROM append");

    /// <summary>The first appends of both logs, and no more in the restored one.</summary>
    private async Task SameLogAsync(string restored, long appends)
    {
        const string all = "SELECT group_concat(position || stream || first_revision || event_count, ',') FROM (SELECT * FROM append ORDER BY position LIMIT 1000)";
        Count(restored).ShouldBe(appends);
        FolderFile.Text(_world.Data, "log/log.db", all).ShouldStartWith(FolderFile.Text(restored, "log/log.db", all));
        (await HeatmapProgram.InPlace.RunAsync("projections", "verify", "--data", restored)).Done();
    }
}
