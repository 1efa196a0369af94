namespace Heatmap.Sql;

/// <summary>
/// A database file can't be used as it is: of another program, of a newer version, damaged, or held by somebody. The message names
/// the mend.
/// </summary>
public sealed class SqliteFileException(string path, string why, Exception? inner = null) : Exception($"The file '{path}' {why}", inner)
{
    public string Path { get; } = path;
}
