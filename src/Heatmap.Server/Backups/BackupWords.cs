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
        ["blobs"] = manifest.Blobs?.Count,
        ["damagedBlobs"] = manifest.Blobs?.Damaged,
        ["bytes"] = manifest.Log.Chunks.Sum(c => c.Bytes) + manifest.Keys.Bytes + (manifest.Views?.Bytes ?? 0) + (manifest.Blobs?.Bytes ?? 0),
    };

    public static string InWords(JsonElement made) => string.Create(CultureInfo.InvariantCulture, $"""
        Backed up to {made.GetProperty("folder").GetString()}: {made.GetProperty("events").GetInt64()} events up to position {made.GetProperty("position").GetString()}, {made.GetProperty("subjects").GetInt64()} subjects' keys, {made.GetProperty("blobs").GetInt64()} recordings{Damaged(made)}, {Megabytes(made.GetProperty("bytes").GetInt64())} MB.
        """);

    private static string Damaged(JsonElement made) => made.GetProperty("damagedBlobs").GetInt64() is > 0 and var damaged
        ? string.Create(CultureInfo.InvariantCulture, $" ({damaged} more are damaged where they lie and could not be taken; an earlier backup may have them)")
        : "";

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
