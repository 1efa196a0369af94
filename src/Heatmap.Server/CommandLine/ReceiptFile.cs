using System.Text.Json;

namespace Heatmap.Server;

/// <summary>A file of receipts: one, a list of them, or the line that <c>forget --json</c> prints.</summary>
internal static class ReceiptFile
{
    /// <summary>The texts of the receipts as they stand there, each to be verified; a file that is nothing of the kind is one text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.EnumerateObject().Count() == 1 && root.TryGetProperty("result", out var result)) root = result;
            return root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 ? [.. root.EnumerateArray().Select(r => r.GetRawText())] : [text];
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
