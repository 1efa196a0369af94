namespace Heatmap.Bench;

/// <summary>Somebody in a load: who they are, of which company, and up to when they have acted.</summary>
internal sealed class LoadVisitor(Guid id, int company, DateTimeOffset came)
{
    /// <summary>
    /// How long before now a visitor came: a load sends in seconds what takes them minutes. A dozen batches of half a minute are
    /// usual; six times as many have room.
    /// </summary>
    public static readonly TimeSpan Stay = TimeSpan.FromMinutes(40);

    private DateTimeOffset _acted = came;

    public Guid Id { get; } = id;

    public int Company { get; } = company;

    /// <summary>When a batch ends that begins after the last one; never later than now, as no honest clock says.</summary>
    public DateTimeOffset Act(TimeSpan lasts, DateTimeOffset now)
    {
        var ended = _acted + lasts;
        return _acted = ended < now ? ended : now;
    }
}
