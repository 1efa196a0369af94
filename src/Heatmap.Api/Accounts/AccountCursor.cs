using System.Globalization;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>
/// Where a page of something that decays ended: the time it was asked for, and how many came before. The next page is of the same time,
/// so that nothing changes its place in between.
/// </summary>
internal static class AccountCursor
{
    public static string Write(long at, int count) => string.Create(CultureInfo.InvariantCulture, $"{at}:{count}");

    /// <summary>How many came before, where the time must be this one.</summary>
    /// <exception cref="GraphQLException">It is no cursor, or one of another time.</exception>
    public static int Read(string text, long at)
    {
        var (of, count) = Read(text);
        return of == at ? count : throw new GraphQLException("BAD_ARGUMENT", "'after' is of another time: ask for the same 'at' as for the page before.");
    }

    /// <exception cref="GraphQLException">It is no cursor.</exception>
    public static (long At, int Count) Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0
            && long.TryParse(text.AsSpan(0, colon), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return (at, count);
        throw new GraphQLException("BAD_ARGUMENT", "'after' is no cursor of this list.");
    }
}
