using System.Globalization;

namespace Heatmap.Log.EventStoreDb;

/// <summary>Host and port of one node.</summary>
internal readonly record struct Endpoint(string Host, int Port)
{
    /// <summary>The port on which the server listens unless told otherwise.</summary>
    public const int DefaultPort = 2113;

    /// <summary>The address of HTTP calls; an IPv6 address gets its brackets.</summary>
    public Uri Address(bool tls) => new UriBuilder(tls ? "https" : "http", Host, Port).Uri;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
