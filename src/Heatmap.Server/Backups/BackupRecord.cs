using System.Text.Json;

namespace Heatmap.Server;

/// <summary>What the data folder remembers of the last backup, for <c>doctor</c>: where, when, and the epochs that its keys are wrapped in.</summary>
internal sealed record BackupRecord(string Folder, DateTimeOffset MadeAt, string Position, IReadOnlyList<int> Epochs)
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Null when there was none yet.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static BackupRecord? Find(string data) =>
        File.Exists(PathIn(data)) ? JsonSerializer.Deserialize<BackupRecord>(File.ReadAllText(PathIn(data)), Form) : null;

    public void Save(string data) => PrivateFolder.Write(PathIn(data), JsonSerializer.Serialize(this, Form));

    private static string PathIn(string data) => Path.Combine(data, "last-backup.json");
}
