using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Heatmap.Server;

/// <summary>The manifest's file: the manifest, and the hash of its text, so that a changed digit in it is seen too.</summary>
internal static class ManifestFile
{
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string Write(BackupManifest manifest)
    {
        var text = JsonSerializer.Serialize(manifest, Form);
        return $$"""
            {
            "sha256": "{{HashOf(text)}}",
            "backup": {{text}}
            }

            """;
    }

    /// <exception cref="ControlException">The folder holds no backup, or not one that can be used.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            throw new ControlException(BackupFolder.IsUnfinished(folder)
                ? $"The backup in '{folder}' was never finished. Name another; 'backup --to' with the same folder begins it again."
                : $"There is no backup in '{folder}': it has no {Name}.");
        }

        try
        {
            return Checked(folder, File.ReadAllText(path));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ControlException($"The backup's {path} is damaged: {e.Message} Take another backup.");
        }
    }

    private static BackupManifest Checked(string folder, string text)
    {
        using var document = JsonDocument.Parse(text);
        var backup = document.RootElement.GetProperty("backup");
        if (backup.GetProperty("format").GetInt32() is var format && format != BackupManifest.Known)
            throw new ControlException($"The backup in '{folder}' is of format {format}, and this version of Heatmap knows {BackupManifest.Known}: restore it with the version that made it, or a later one.");
        if (document.RootElement.GetProperty("sha256").GetString() != HashOf(backup.GetRawText())) throw new FormatException("its text doesn't fit its hash.");
        return backup.Deserialize<BackupManifest>(Form)!;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
