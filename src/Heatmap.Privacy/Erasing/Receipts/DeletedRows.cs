namespace Heatmap.Privacy;

/// <summary>What became of rows that were deleted from a key store whose engine keeps deleted rows for a while. The names are a format.</summary>
public enum DeletedRows
{
    /// <summary>Nobody can read them by way of the engine, but their bytes stand in its tables until it has tidied up; something holds that back.</summary>
    AwaitVacuum,

    /// <summary>The tables were written anew without them.</summary>
    Vacuumed,
}
