namespace Heatmap.Projections;

/// <summary>
/// Totals of an account: one for each pack of 28 days, so that fifty thousand accounts are read at once. It stands in the pack's
/// last quarter-hour: retention takes totals by their quarter-hour, and must not take one that events which are kept still reach.
/// Its cells, from 0: (visitor, hour) pairs by hour; figures by day (<see cref="AccountFigure"/>); people by slot and day; matches of
/// rules by number and hour. All are counts, each once however often it is told, and none depends on what retention may have cut.
/// </summary>
public static class AccountCells
{
    public const string Family = "account";

    public const int Days = 28;
    public const int Hours = Days * 24;

    /// <summary>
    /// People are counted by 4,096 slots, a hash of the subject: sums can't tell one person on two days from two people, slots can.
    /// Two people of an account share a slot in one of 4,096 cases, and then count as one.
    /// </summary>
    public const int Slots = 4096;

    public const int Figures = Hours;
    public const int People = 2048;
    public const int Rules = People + (Slots * Days) + 14_336;

    private const long Hour = 60 * 60 * 1000;
    private const long Pack = Hours * Hour;
    private const long QuartersOfPack = Hours * 4;

    /// <summary>The pack that a time (Unix milliseconds) lies in, counted from 1970.</summary>
    public static long PackOf(long at) => Floor(at, Pack);

    /// <summary>When a pack begins, in Unix milliseconds.</summary>
    public static long BeginOf(long pack) => pack * Pack;

    /// <summary>The quarter-hour and the day under which a pack's total stands.</summary>
    public static long QuarterOf(long pack) => ((pack + 1) * QuartersOfPack) - 1;

    public static long DayOf(long pack) => ((pack + 1) * Days) - 1;

    public static int HourOf(long at) => (int)((at - BeginOf(PackOf(at))) / Hour);

    public static int OfFigure(AccountFigure figure, long at) => Figures + ((int)figure * Days) + (HourOf(at) / 24);

    public static int OfPerson(int slot, long at) => People + (slot * Days) + (HourOf(at) / 24);

    public static int OfRule(int number, long at) => Rules + (number * Hours) + HourOf(at);

    /// <summary>Hours and days since 1970.</summary>
    public static long AbsoluteHour(long at) => Floor(at, Hour);

    public static long AbsoluteDay(long at) => Floor(at, 24 * Hour);

    /// <summary>The slot of a subject: the last bits of a random id.</summary>
    public static int SlotOf(string subject)
    {
        // FNV-1a, 32 bits (Fowler, Noll, Vo): the id is random, but need not be so in every bit.
        var hash = 2166136261u;
        foreach (var c in subject) hash = (hash ^ c) * 16777619u;
        return (int)((hash ^ (hash >> 16)) % Slots);
    }

    private static long Floor(long value, long by) => value >= 0 ? value / by : -1 - ((-1 - value) / by);
}
