using Heatmap.Server.Tests.CommandLine;

namespace Heatmap.Server.Tests.Backups;

/// <summary>Backs up and restores a world's data folder with the real program.</summary>
internal static class BackupVerbs
{
    public static Task<Answered> BackUpAsync(this World world, string name, params string[] more) =>
        HeatmapProgram.InPlace.RunAsync(["backup", "--to", world.Beside(name), "--data", world.Data, .. more]);

    /// <summary>Restores with the world's own secrets and ledger, unless others are given.</summary>
    public static Task<Answered> RestoreAsync(this World world, string backup, string into, string? secrets = null, string? ledger = null, params string[] more) =>
        HeatmapProgram.InPlace.RunAsync(
            ["restore", "--from", world.Beside(backup), "--data", world.Beside(into), "--secrets", secrets ?? Path.Combine(world.Data, "secrets"), "--ledger", ledger ?? Ledger(world.Data), .. more]);

    public static string Ledger(string data) => Path.Combine(data, "ledger", "erasures.db");
}
