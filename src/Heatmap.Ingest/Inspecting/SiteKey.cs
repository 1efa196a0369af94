using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>Finds whose a refused body is, as far as it can be read.</summary>
internal static class SiteKey
{
    // As long as the contract lets a key be.
    private const int Longest = 80;

    private static readonly string[] Names = ["site", "siteId", "apiKey", "site_id"];

    /// <summary>The first text at the top of the body that names a site; null for none.</summary>
    public static string? Find(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, BatchReader.Json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var named = IsNamed(ref reader);
                reader.Read();
                if (named && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= Longest) return reader.GetString();
                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The body ends being JSON here, or text; that it does is what the sender is told.
        }

        return null;
    }

    private static bool IsNamed(ref Utf8JsonReader name)
    {
        foreach (var known in Names)
        {
            if (name.ValueTextEquals(known)) return true;
        }

        return false;
    }
}
