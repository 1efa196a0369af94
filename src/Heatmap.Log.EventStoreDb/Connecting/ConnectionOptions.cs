using System.Globalization;

namespace Heatmap.Log.EventStoreDb;

/// <summary>The options of a connection string: one line each.</summary>
internal static class ConnectionOptions
{
    private static readonly Dictionary<string, Func<ConnectionSettings, string, string, ConnectionSettings>> Known =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["tls"] = (s, name, value) => s with { Tls = Flag(name, value) },
            ["tlsVerifyCert"] = (s, name, value) => s with { TlsVerifyCert = Flag(name, value) },
            ["tlsCaFile"] = (s, _, value) => s with { TlsCaFile = value },
            ["userCertFile"] = (s, _, value) => s with { UserCertFile = value },
            ["userKeyFile"] = (s, _, value) => s with { UserKeyFile = value },
            ["connectionName"] = (s, _, value) => s with { ConnectionName = value },
            ["nodePreference"] = (s, name, value) => s with { NodePreference = Preference(name, value) },
            ["maxDiscoverAttempts"] = (s, name, value) => s with { MaxDiscoverAttempts = Number(name, value, least: 1) },
            ["discoveryInterval"] = (s, name, value) => s with { DiscoveryInterval = Wait(name, value) },
            ["gossipTimeout"] = (s, name, value) => s with { GossipTimeout = Wait(name, value) },
            ["defaultDeadline"] = (s, name, value) => s with { DefaultDeadline = WaitOrNever(name, value) },
            ["keepAliveInterval"] = (s, name, value) => s with { KeepAliveInterval = WaitOrNever(name, value) },
            ["keepAliveTimeout"] = (s, name, value) => s with { KeepAliveTimeout = WaitOrNever(name, value) },
            // How the official clients tell of a refused append; here it always is an exception.
            ["throwOnAppendFailure"] = (s, name, value) => { _ = Flag(name, value); return s; },
        };

    /// <exception cref="FormatException">An option is unknown, comes twice, or has a value that it can't have.</exception>
    public static ConnectionSettings Apply(ConnectionSettings settings, string? query)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            if (!Known.TryGetValue(name, out var apply))
                throw ConnectionString.Wrong($"the option '{name}' is unknown; known are {string.Join(", ", Known.Keys)}");
            if (equals < 0 || equals == pair.Length - 1) throw ConnectionString.Wrong($"the option '{name}' has no value");
            if (!seen.Add(name)) throw ConnectionString.Wrong($"the option '{name}' comes twice");
            settings = apply(settings, name, Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
        if (settings.UserCertFile is null != settings.UserKeyFile is null)
            throw ConnectionString.Wrong("userCertFile and userKeyFile go together, and one of them is missing");
        return settings;
    }

    private static bool Flag(string name, string value) =>
        bool.TryParse(value, out var flag) ? flag : throw Unfit(name, value, "true or false");

    private static NodePreference Preference(string name, string value) =>
        Enum.TryParse<NodePreference>(value, ignoreCase: true, out var preference) && !char.IsAsciiDigit(value[0])
            ? preference
            : throw Unfit(name, value, "leader, follower, readOnlyReplica or random");

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw Unfit(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} on"));

    private static TimeSpan Wait(string name, string value) => TimeSpan.FromMilliseconds(Number(name, value, least: 1));

    private static TimeSpan WaitOrNever(string name, string value) =>
        value == "-1" ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Number(name, value, least: 1));

    private static FormatException Unfit(string name, string value, string fit) =>
        ConnectionString.Wrong($"'{name}' is '{value}' and must be {fit}{(name.EndsWith("Deadline", StringComparison.OrdinalIgnoreCase) || name.StartsWith("keepAlive", StringComparison.OrdinalIgnoreCase) ? ", in milliseconds, or -1 for never" : "")}");
}
