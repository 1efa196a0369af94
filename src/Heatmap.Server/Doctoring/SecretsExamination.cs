using System.Globalization;
using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>Whether the key-encryption keys are there that the key store needs.</summary>
internal sealed class SecretsExamination(string secrets, string keysFile) : IExamination
{
    public string Subject => "secrets";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        var epochs = EpochsIn(secrets);
        if (epochs.Count == 0)
            return [Finding.Act(Subject, "There is no key-encryption key: nothing sealed can be opened.", $"Put back the secrets folder: '{secrets}'.")];
        using var keys = SqliteInspection.Open(keysFile);
        var condition = await KeyStoreCondition.ReadAsync(keys, cancellation);
        var findings = new List<Finding>();
        if (condition.Epochs.Keys.DefaultIfEmpty().Max() is var newest && newest > epochs.Max())
            findings.Add(Finding.Act(Subject, $"Keys are wrapped in epoch {newest}, and the folder ends at epoch {epochs.Max()}: it is older than the key store.", "Put back the secrets folder of this installation as it was last."));
        if (condition.Epochs.Where(e => e.Key < epochs.Max() && !epochs.Contains(e.Key)).Sum(e => e.Value) is var dead and > 0)
            findings.Add(Finding.Notice(Subject, $"{dead} keys are wrapped in an epoch that was destroyed.", "They are those of an old backup; the next start clears them away."));
        if (epochs.Count > 1)
            findings.Add(Finding.Notice(Subject, $"A rotation to epoch {epochs.Max()} is under way, or was broken off.", "It ends by itself, after a start too."));
        if (findings.Count == 0) findings.Add(Finding.Fine(Subject, $"Epoch {epochs.Max()} wraps the keys of {condition.Subjects} subjects."));
        return findings;
    }

    /// <summary>The epochs whose key-encryption keys are in a secrets folder.</summary>
    public static IReadOnlyList<int> EpochsIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "epoch-*").Select(Path.GetFileName)
            .Select(name => int.TryParse(name!["epoch-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0)
            .Where(epoch => epoch > 0).Order()]
        : [];
}
