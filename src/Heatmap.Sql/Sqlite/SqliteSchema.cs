namespace Heatmap.Sql;

/// <summary>
/// What a file holds. <paramref name="ApplicationId"/> says whose it is (https://www.sqlite.org/fileformat2.html#application_id),
/// <paramref name="Version"/> which version of the tables, from 1; both stand in the file's header. <paramref name="Upgrade"/> makes
/// the tables, given the version that the file has: 0 in a new one. It runs in one transaction with the note of the new version.
/// </summary>
public sealed record SqliteSchema(int ApplicationId, int Version, Action<SqlSession, int> Upgrade);
