using Heatmap.Client;
using Heatmap.Server.Tests.CommandLine;

namespace Heatmap.Server.Tests.Backups;

/// <summary>What can't be restored rightly isn't restored at all: the mend is told, and nothing is written.</summary>
public sealed class RefusedRestoreTests : IAsyncLifetime
{
    private World _world = null!;
    private Company _company = null!;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        _company = await _world.FoundAsync("refused");
        await ForgetSomebodyAsync();
        CopyLedger("old-ledger");
        await ForgetSomebodyAsync();
        (await _world.BackUpAsync("backup")).Done();
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task Without_the_ledger()
    {
        (await RefusedAsync(ledger: _world.Beside("nowhere.db"))).ShouldContain($"There is no erasure ledger '{_world.Beside("nowhere.db")}'. Give the ledger");
        File.Exists(_world.Beside("nowhere.db")).ShouldBeFalse();
        var usage = await HeatmapProgram.InPlace.RunAsync("restore", "--from", _world.Beside("backup"), "--data", _world.Beside("restored"), "--secrets", Path.Combine(_world.Data, "secrets"));
        usage.CalledWrongly().Errors.ShouldContain("--ledger");
    }

    [Fact]
    public async Task With_a_ledger_from_before_the_backup() =>
        (await RefusedAsync(ledger: _world.Beside("old-ledger/erasures.db"))).ShouldContain("is older than the backup: it ends at entry 2, and the backup was made after entry 4");

    [Fact]
    public async Task With_the_ledger_or_the_secrets_of_another_installation()
    {
        await using var other = await World.StartAsync();
        var company = await other.FoundAsync("other");
        for (var n = 0; n < 3; n++) await ForgetSomebodyAsync(other, company);
        (await RefusedAsync(ledger: BackupVerbs.Ledger(other.Data))).ShouldContain("is not that of the backup, or was changed");
        var told = await RefusedAsync(secrets: Path.Combine(other.Data, "secrets"));
        told.ShouldContain("The secrets are not those that the keys");
        told.ShouldContain("Give the installation's own with --secrets.");
        Directory.CreateDirectory(_world.Beside("empty"));
        (await RefusedAsync(secrets: _world.Beside("empty"))).ShouldContain("holds no key-encryption key");
    }

    [Fact]
    public async Task With_secrets_from_before_a_rotation()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(_world.Data, "secrets")))
        {
            Directory.CreateDirectory(_world.Beside("old-secrets"));
            File.Copy(path, Path.Combine(_world.Beside("old-secrets"), Path.GetFileName(path)));
        }

        (await HeatmapProgram.InPlace.RunAsync("keys", "rotate", "--data", _world.Data)).Done();
        (await _world.BackUpAsync("rotated")).Done();
        (await RefusedAsync("rotated", secrets: _world.Beside("old-secrets"))).ShouldContain("wrapped in epoch 2, but the secrets folder ends at epoch 1");
    }

    [Theory]
    [InlineData("log/000001.hml")]
    [InlineData("keys/keys.hmk")]
    [InlineData("manifest.json")]
    public async Task When_a_byte_of_the_backup_is_another_or_a_file_is_missing(string file)
    {
        var path = Path.Combine(_world.Beside("backup"), file);
        var bytes = await File.ReadAllBytesAsync(path);
        var at = bytes.Length / 2;
        bytes[at] = (byte)(bytes[at] == '7' ? '8' : '7');
        await File.WriteAllBytesAsync(path, bytes);
        (await RefusedAsync()).ShouldContain(path);
        File.Delete(path);
        (await RefusedAsync()).ShouldContain(Path.GetFileName(path));
    }

    [Fact]
    public async Task Into_a_folder_that_is_not_empty()
    {
        Directory.CreateDirectory(_world.Beside("full"));
        await File.WriteAllTextAsync(_world.Beside("full/letter.txt"), "Dear Olga");
        (await _world.RestoreAsync("backup", "full")).Failed().Errors.ShouldContain("is not empty. Restore into a new one");
        Directory.EnumerateFileSystemEntries(_world.Beside("full")).Select(Path.GetFileName).ShouldBe(["letter.txt"]);
        (await _world.BackUpAsync("full")).Failed().Errors.ShouldContain("is not empty. Give each backup a folder of its own");
    }

    private async Task<string> RefusedAsync(string backup = "backup", string? secrets = null, string? ledger = null)
    {
        var told = (await _world.RestoreAsync(backup, "restored", secrets, ledger)).Failed();
        Directory.Exists(_world.Beside("restored")).ShouldBeFalse("nothing was written");
        return told.Errors;
    }

    private Task ForgetSomebodyAsync() => ForgetSomebodyAsync(_world, _company);

    private static async Task ForgetSomebodyAsync(World world, Company company)
    {
        var visitor = Guid.CreateVersion7();
        await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, visitor, company.Origin + "/"));
        (await HeatmapProgram.InPlace.RunAsync("forget", "--site", company.Site.Id.Value, "--visitor", $"{visitor}", "--data", world.Data)).Done();
    }

    private void CopyLedger(string name)
    {
        Directory.CreateDirectory(_world.Beside(name));
        foreach (var file in (string[])["erasures.db", "erasures.db-wal"])
            File.WriteAllBytes(Path.Combine(_world.Beside(name), file), FolderBytesOf(file));

        byte[] FolderBytesOf(string file) => Privacy.FolderBytes.ReadShared(Path.Combine(_world.Data, "ledger", file));
    }
}
