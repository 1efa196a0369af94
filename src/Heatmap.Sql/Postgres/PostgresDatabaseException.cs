namespace Heatmap.Sql;

/// <summary>
/// A PostgreSQL database can't be used as it is: unreachable, refused, of something else, of a newer version. The message names
/// place and mend, and never a password.
/// </summary>
public sealed class PostgresDatabaseException(string place, string why, Exception? inner = null)
    : Exception($"The database '{place}' {why}", inner)
{
    /// <summary>The address without the password.</summary>
    public string Place { get; } = place;
}
