using System.Globalization;

namespace Heatmap.Query;

/// <summary>Where a page of the session list ended, as opaque text.</summary>
public static class SessionCursor
{
    public static string Write(long rank, string key) => string.Create(CultureInfo.InvariantCulture, $"{rank}:{key}");

    /// <summary>Null for text that is no cursor.</summary>
    public static (long Rank, string Key)? Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !long.TryParse(text.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)) return null;
        return (rank, text[(colon + 1)..]);
    }
}
