namespace Heatmap.Log.EventStoreDb;

/// <summary>What a connection string says. Defaults are those of the official clients' documentation ("Connection string").</summary>
internal sealed record ConnectionSettings
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<Endpoint> Hosts { get; init; }

    /// <summary>Whether the hosts are asked for the cluster's members (gossip), or the only host is the server itself.</summary>
    public bool Discover { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public bool Tls { get; init; } = true;

    public bool TlsVerifyCert { get; init; } = true;

    /// <summary>A file of certificates in PEM that are trusted beside, or rather than, those of the operating system.</summary>
    public string? TlsCaFile { get; init; }

    /// <summary>A certificate in PEM by which this client makes itself known, and its key.</summary>
    public string? UserCertFile { get; init; }

    /// <inheritdoc cref="UserCertFile"/>
    public string? UserKeyFile { get; init; }

    public string? ConnectionName { get; init; }

    public NodePreference NodePreference { get; init; } = NodePreference.Leader;

    public int MaxDiscoverAttempts { get; init; } = 10;

    public TimeSpan DiscoveryInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan GossipTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer may take; infinite when it may take for ever.</summary>
    public TimeSpan DefaultDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a quiet connection is asked whether it lives; infinite for never.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
