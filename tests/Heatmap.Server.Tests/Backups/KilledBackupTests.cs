using System.Diagnostics;
using Heatmap.Server.Tests.CommandLine;

namespace Heatmap.Server.Tests.Backups;

/// <summary>Killed at any moment, a backup is not taken for whole and a half restored folder isn't served; both can be begun again.</summary>
public sealed class KilledBackupTests : IAsyncLifetime, IDisposable
{
    private const int Events = 150_000;

    private readonly Scratch _scratch = new();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_scratch.Data);
        (await RunAsync("organizations", "add", "Acme", "--site", "Shop", "--login", "olga", "--origins", "https://shop.example", "--data", _scratch.Data)).Done();
        await FillerLog.FillAsync(_scratch.Data, Events);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_killed_backup_is_none_and_a_killed_restore_is_not_served_until_done_again()
    {
        var backup = _scratch.At("backup");
        await KilledAsync("copying the log: 3", "backup", "--to", backup, "--data", _scratch.Data);
        File.Exists(Path.Combine(backup, "manifest.json")).ShouldBeFalse();
        (await RestoreAsync()).Failed().Errors.ShouldContain($"The backup in '{backup}' was never finished.");
        var made = (await RunAsync("backup", "--to", backup, "--data", _scratch.Data, "--json")).Done().Result();
        made.GetProperty("events").GetInt64().ShouldBeGreaterThanOrEqualTo(Events);

        foreach (var moment in (string[])["restoring the keys", "restoring the log: 1", "applying the erasure ledger"])
        {
            await KilledAsync(moment, RestoreCall);
            var told = (await RunAsync("projections", "list", "--data", _scratch.At("restored"))).Failed();
            told.Errors.ShouldContain("was not finished, so nothing may serve it. Run 'restore' again");
            (await RunAsync("serve", "--port", "0", "--data", _scratch.At("restored"))).Failed().Errors.ShouldContain("was not finished");
        }

        var restored = (await RestoreAsync("--json")).Done().Result();
        restored.GetProperty("events").GetInt64().ShouldBe(made.GetProperty("events").GetInt64());
        (await RunAsync("projections", "list", "--data", _scratch.At("restored"))).Done();
    }

    private string[] RestoreCall =>
    [
        "restore", "--from", _scratch.At("backup"), "--data", _scratch.At("restored"),
        "--secrets", Path.Combine(_scratch.Data, "secrets"), "--ledger", BackupVerbs.Ledger(_scratch.Data),
    ];

    private Task<Answered> RestoreAsync(params string[] more) => RunAsync([.. RestoreCall, .. more]);

    private static Task<Answered> RunAsync(params string[] arguments) => HeatmapProgram.InPlace.RunAsync(arguments);

    /// <summary>SIGKILL as soon as the program says what begins so.</summary>
    private static async Task KilledAsync(string moment, params string[] arguments)
    {
        using var process = HeatmapProgram.InPlace.Start(new Dictionary<string, string>(), arguments);
        _ = process.StandardOutput.ReadToEndAsync();
        var said = "";
        while (await process.StandardError.ReadLineAsync().WaitAsync(Waiting.Limit) is { } line)
        {
            said += line + Environment.NewLine;
            if (!line.StartsWith(moment, StringComparison.Ordinal)) continue;
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(Waiting.Limit);
            process.ExitCode.ShouldBe(128 + 9, "it was killed, and hadn't ended before");
            return;
        }

        throw new InvalidOperationException($"It never came to '{moment}':{Environment.NewLine}{said}");
    }
}
