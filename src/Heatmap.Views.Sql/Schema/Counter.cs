using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Numbers that only rise, whatever is deleted; a number taken by a transaction that fails is free again.</summary>
internal static class Counter
{
    public static long Next(SqlSession session, string name) => session.Returning(
        """
        INSERT INTO counter (name, value) VALUES (@name, 1)
        ON CONFLICT (name) DO UPDATE SET value = counter.value + 1
        RETURNING value
        """,
        r => r.GetInt64(0),
        ("@name", name))[0];
}
