using System.Globalization;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Reads connection strings in the form that the server's documentation gives:
/// <c>esdb[+discover]://[user:password@]host[:port][,host[:port]...][/][?option=value[&amp;...]]</c>, and the same with
/// <c>kurrentdb</c>. Names of options don't care for case. Nothing of a password comes into an error.
/// </summary>
internal static class ConnectionString
{
    private static readonly string[] Schemes = ["esdb", "esdb+discover", "kurrentdb", "kurrentdb+discover"];

    public static bool IsOne(string text) => Schemes.Any(s => text.StartsWith(s + "://", StringComparison.OrdinalIgnoreCase));

    /// <exception cref="FormatException">It isn't one; the text says what is wrong and what would be right.</exception>
    public static ConnectionSettings Parse(string text)
    {
        if (!IsOne(text))
            throw Wrong($"it must begin with one of {string.Join(", ", Schemes.Select(s => s + "://"))}, as esdb://127.0.0.1:2113?tls=false");
        var end = text.IndexOf("://", StringComparison.Ordinal);
        var (rest, query) = Split(text[(end + 3)..], '?');
        var at = rest.LastIndexOf('@');
        var hosts = Hosts(rest[(at + 1)..]);
        var settings = new ConnectionSettings
        {
            Hosts = hosts,
            // Several hosts are a cluster's, whether the scheme says so or not: which of them leads is for gossip to say.
            Discover = text[..end].EndsWith("+discover", StringComparison.OrdinalIgnoreCase) || hosts.Count > 1,
        };
        return ConnectionOptions.Apply(at < 0 ? settings : WithUser(settings, rest[..at]), query);
    }

    /// <summary>An error of the string, which itself is never shown: it may hold a password.</summary>
    public static FormatException Wrong(string why) => new($"The connection string of EventStoreDB can't be used: {why}.");

    private static ConnectionSettings WithUser(ConnectionSettings settings, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) throw Wrong("before '@' stand the user and, after a colon, the password, as in esdb://user:password@host");
        return settings with { User = Uri.UnescapeDataString(text[..colon]), Password = Uri.UnescapeDataString(text[(colon + 1)..]) };
    }

    private static List<Endpoint> Hosts(string text)
    {
        var (list, path) = Split(text, '/');
        if (path is { Length: > 0 }) throw Wrong($"behind the hosts stands '/{path}', and no path is known");
        if (list.Length == 0) throw Wrong("it names no host");
        return [.. list.Split(',').Select(Host)];
    }

    private static Endpoint Host(string text)
    {
        // An IPv6 address stands in brackets (RFC 3986, section 3.2.2), since it has colons of its own.
        var bracket = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = text.IndexOf(':', Math.Max(bracket, 0));
        var host = colon < 0 ? text : text[..colon];
        if (bracket > 0) host = host.Trim('[', ']');
        if (host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown) throw Wrong($"'{text}' is not a host");
        return new Endpoint(host, colon < 0 ? Endpoint.DefaultPort : Port(text, text[(colon + 1)..]));
    }

    private static int Port(string host, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw Wrong($"the port of '{host}' is not a number between 1 and 65535");

    private static (string Before, string? After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
