namespace Heatmap.Client;

/// <summary>What a <see cref="ServerSideTracker"/> may be told.</summary>
public sealed class TrackerOptions
{
    /// <summary>Public key of the site, <c>pk_...</c>.</summary>
    public string SiteId { get; set; } = "";

    /// <summary>Address of the server, for instance <c>https://heatmap.example</c>.</summary>
    public Uri? Server { get; set; }

    /// <summary>One of the site's origins, where the site's settings ask for one. None is sent where null.</summary>
    public string? Origin { get; set; }

    /// <summary>For how long the site knows its visitors: in one visit, or across visits. Strict has no visitors, so there is none here.</summary>
    public Mode PrivacyMode { get; set; } = Mode.Balanced;

    /// <summary>How long an event waits for others to go with it.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Number of events that go without waiting.</summary>
    public int FlushSize { get; set; } = 50;

    /// <summary>How many events may wait; what comes on top is dropped and counted.</summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>How often a batch that the server could not take is sent again.</summary>
    public int MaxRetries { get; set; } = 8;

    /// <summary>How long disposing waits until what is unsent has gone.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <exception cref="ArgumentException">Names the setting and what it must be.</exception>
    internal void Validate()
    {
        Require(SiteId.StartsWith("pk_", StringComparison.Ordinal), nameof(SiteId), "the site's public key, which begins with pk_");
        Require(Server is { IsAbsoluteUri: true }, nameof(Server), "the server's address, such as https://heatmap.example");
        Require(PrivacyMode != Mode.Strict, nameof(PrivacyMode), "Balanced or Permissive: a server-side event needs a visitor, and strict mode has none");
        Require(FlushSize is > 0 and <= ServerSideTracker.MostEvents, nameof(FlushSize), $"1 to {ServerSideTracker.MostEvents}");
        Require(FlushInterval > TimeSpan.Zero, nameof(FlushInterval), "above zero");
        Require(Capacity >= FlushSize, nameof(Capacity), "at least FlushSize");
        Require(MaxRetries >= 0, nameof(MaxRetries), "zero or more");
    }

    private static void Require(bool met, string setting, string mend)
    {
        if (!met) throw new ArgumentException($"The setting {setting} must be {mend}.", setting);
    }
}
