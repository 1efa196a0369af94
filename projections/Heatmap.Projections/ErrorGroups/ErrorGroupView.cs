namespace Heatmap.Projections;

/// <summary>
/// Errors by what went wrong: of each fingerprint, page, device class and quarter-hour the hundredths of times it happened (cell 0)
/// and of sessions it happened in for the first time (cell 1). In which sessions, say the rows of <see cref="ErrorRow"/>.
/// </summary>
public static class ErrorGroupView
{
    public const string Family = "error";
    public const int Times = 0;
    public const int Sessions = 1;
}
