using Heatmap.GraphQL.Execution;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>How much may be asked for at once.</summary>
internal static class Limits
{
    private const int Most = 1000;

    /// <exception cref="GraphQLException">Less than one or more than the most.</exception>
    public static int Checked(int first, string name) =>
        first is >= 1 and <= Most ? first : throw new GraphQLException("BAD_ARGUMENT", $"'{name}' must be between 1 and {Most}.");

    /// <summary>Where a page of a list of sessions ended.</summary>
    /// <exception cref="GraphQLException">It is no cursor.</exception>
    public static (long Rank, string Key)? Cursor(string? after) =>
        after is null ? null : SessionCursor.Read(after) ?? throw new GraphQLException("BAD_ARGUMENT", "'after' is no cursor of this list.");

    /// <summary>A stretch of time as Unix milliseconds.</summary>
    /// <exception cref="GraphQLException">It ends before it begins, or is longer than ten years.</exception>
    public static (long From, long To) Checked(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) throw new GraphQLException("BAD_ARGUMENT", "'to' must be later than 'from'.");
        if (to - from > TimeSpan.FromDays(3660)) throw new GraphQLException("BAD_ARGUMENT", "'from' and 'to' may be ten years apart at most.");
        return (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
    }
}
