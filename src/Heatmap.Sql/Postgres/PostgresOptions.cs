namespace Heatmap.Sql;

/// <summary>How a PostgreSQL database is used. The defaults suit facts and keys.</summary>
public sealed record PostgresOptions
{
    /// <summary>How many reads may run at a time; each has a connection and a thread of its own.</summary>
    public int ReadSessions { get; init; } = 8;

    /// <summary>How many write transactions may run at a time.</summary>
    public int WriteSessions { get; init; } = 4;

    /// <summary>Whether a commit waits for the disk. Off only for what can be rebuilt.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a writer waits for others before it gives up and names them.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a transaction may stand idle before the server ends it: a node that was paused in the midst of a write holds up the
    /// others no longer than this.
    /// </summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often somebody who waits for a notification looks without one, since notifications can get lost.</summary>
    public TimeSpan Polling { get; init; } = TimeSpan.FromSeconds(1);
}
