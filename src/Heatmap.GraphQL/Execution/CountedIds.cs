using System.Globalization;

namespace Heatmap.GraphQL.Execution;

/// <summary>Ids that don't repeat: when the executor was made, and a count.</summary>
internal static class CountedIds
{
    public static Func<string> From(TimeProvider time)
    {
        var prefix = time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
        var count = 0;
        return () => $"{prefix}-{Interlocked.Increment(ref count).ToString("x", CultureInfo.InvariantCulture)}";
    }
}
