namespace Heatmap.Sql;

/// <summary>
/// What a database holds. <paramref name="Name"/> says whose tables (log, views, keys), <paramref name="Version"/> which version of
/// them, from 1; both stand in the table <c>heatmap_schema</c>. <paramref name="Upgrade"/> makes the tables, given the version that
/// the database has: 0 in an empty one. It runs in one transaction with the note of the new version.
/// </summary>
public sealed record PostgresSchema(string Name, int Version, Action<SqlSession, int> Upgrade);
