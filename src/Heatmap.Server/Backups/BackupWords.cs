using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Server;

/// <summary>A finished backup, for machines and for people.</summary>
internal static class BackupWords
{
    public static JsonObject ToJson(string folder, BackupManifest manifest) => new()
    {
        ["folder"] = folder,
        ["position"] = manifest.Log.Position,
        ["events"] = manifest.Log.Events,
        ["chunks"] = manifest.Log.Chunks.Count,
        ["subjects"] = manifest.Keys.Subjects,
        ["epochs"] = new JsonArray([.. manifest.Keys.Epochs.Keys.Select(e => (JsonNode)e)]),
        ["ledger"] = manifest.Ledger?.Sequence,
        ["bytes"] = manifest.Log.Chunks.Sum(c => c.Bytes) + manifest.Keys.Bytes + (manifest.Views?.Bytes ?? 0),
    };

    public static string InWords(JsonElement made) => string.Create(CultureInfo.InvariantCulture, $"""
        Backed up to {made.GetProperty("folder").GetString()}: {made.GetProperty("events").GetInt64()} events up to position {made.GetProperty("position").GetString()}, {made.GetProperty("subjects").GetInt64()} subjects' keys, {Megabytes(made.GetProperty("bytes").GetInt64())} MB.
        """);

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
