namespace Heatmap.Sql;

/// <summary>The native SQLite asked for can't be used; the message names the mend.</summary>
public sealed class SqliteLibraryException(string message) : Exception(message);
