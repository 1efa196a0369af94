using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Numbers that only rise, whatever is deleted; a number taken by a transaction that fails is free again.</summary>
internal static class Counter
{
    /// <summary>The next number that nobody has had.</summary>
    public static long Next(SqlSession session, string name) => Take(session, name, 1);

    /// <summary>Takes so many numbers at once, and returns the first.</summary>
    public static long Take(SqlSession session, string name, int count) => session.Returning(
        """
        INSERT INTO counter (name, value) VALUES (@name, @count)
        ON CONFLICT (name) DO UPDATE SET value = counter.value + excluded.value
        RETURNING value
        """,
        r => r.GetInt64(0),
        ("@name", name),
        ("@count", (long)count))[0] - count + 1;
}
