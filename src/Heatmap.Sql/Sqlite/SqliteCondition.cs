namespace Heatmap.Sql;

/// <summary>How a database file is doing.</summary>
/// <param name="Bytes">The file's size.</param>
/// <param name="FreeBytes">What of it is free pages.</param>
/// <param name="WriteAheadBytes">The size of the write-ahead log beside it.</param>
/// <param name="Damage">What SQLite's quick check found, its first few sentences; none when the file is sound.</param>
public sealed record SqliteCondition(long Bytes, long FreeBytes, long WriteAheadBytes, IReadOnlyList<string> Damage);
