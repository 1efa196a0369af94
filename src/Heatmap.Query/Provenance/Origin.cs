using System.Globalization;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// Where an answer comes from: the generation that was read, the log position that it counts up to (at least: what came while it
/// was read may already be in), and the filter in words. Enough to compute the answer again.
/// </summary>
public sealed record Origin(Generation Generation, Position Position, string Filter)
{
    /// <summary>The site's events from before are gone (Unix milliseconds); null while all are kept.</summary>
    public long? EventsSince { get; init; }

    /// <summary>Times in words, always in UTC.</summary>
    public static string Words(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
