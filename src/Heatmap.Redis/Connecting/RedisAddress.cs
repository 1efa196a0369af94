using System.Globalization;

namespace Heatmap.Redis;

/// <summary>Where Redis is: <c>redis://[user:password@]host[:port][/database][?ssl=true]</c>.</summary>
public sealed record RedisAddress(string Host, int Port)
{
    // The port that IANA lists for Redis.
    private const int DefaultPort = 6379;

    private const string Form = "redis://[user:password@]host[:port][/database][?ssl=true]";

    public string? Password { get; private init; }

    public int Database { get; private init; }

    public bool Tls { get; private init; }

    /// <exception cref="FormatException">It is not an address of Redis; the message says where and what to write, and holds no password.</exception>
    public static RedisAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != "redis") throw Malformed("it doesn't begin with redis:// or is no address");
        if (uri.Host.Length == 0) throw Malformed("it names no host");
        return new RedisAddress(uri.Host.Trim('[', ']'), uri.Port > 0 ? uri.Port : DefaultPort)
        {
            Password = PasswordOf(uri.UserInfo),
            Database = DatabaseOf(uri.AbsolutePath),
            Tls = TlsOf(uri.Query),
        };
    }

    /// <summary>Without the password.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"redis://{Host}:{Port}/{Database}{(Tls ? "?ssl=true" : "")}");

    private static string? PasswordOf(string userInfo)
    {
        if (userInfo.Length == 0) return null;
        var colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw Malformed("before the @ there is a name without a password");
        // The client sends AUTH with a password alone, which signs in as the user "default" (Redis ACL).
        if (userInfo[..colon] is not ("" or "default"))
            throw Malformed("it names a user, and only the user 'default' can sign in; leave the user out and give the password of 'default' as redis://:password@host");
        return Uri.UnescapeDataString(userInfo[(colon + 1)..]);
    }

    private static int DatabaseOf(string path)
    {
        if (path is "" or "/") return 0;
        return int.TryParse(path.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var database)
            ? database
            : throw Malformed($"'{path[1..]}' is not the number of a database");
    }

    private static bool TlsOf(string query) => query switch
    {
        "" or "?" or "?ssl=false" => false,
        "?ssl=true" => true,
        _ => throw Malformed($"'{query}' is not known; there is ?ssl=true"),
    };

    private static FormatException Malformed(string why) =>
        new($"The connection string for Redis can't be understood: {why}. It has the form {Form}.");
}
