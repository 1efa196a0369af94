using Npgsql;

namespace Heatmap.Sql;

/// <summary>
/// Where a database is: <c>postgres://user:password@host:5432/database?sslmode=verify-full</c> (several hosts with commas between), or
/// Npgsql's own form, <c>Host=...;Database=...</c>.
/// </summary>
internal static class PostgresAddress
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    // The names of libpq (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS) where Npgsql has others.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["search_path"] = "Search Path",
        ["dbname"] = "Database",
        ["user"] = "Username",
    };

    /// <exception cref="PostgresDatabaseException">It is no address; the message doesn't repeat it, since it may hold a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        var scheme = Schemes.FirstOrDefault(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        return scheme is null ? ParseKeywords(text) : ParseUri(text[scheme.Length..]);
    }

    /// <summary>The address without password and options, for people.</summary>
    public static string PlaceOf(NpgsqlConnectionStringBuilder address)
    {
        var port = address.Host?.Contains(':', StringComparison.Ordinal) == true ? "" : $":{address.Port}";
        return $"postgres://{address.Username}@{address.Host}{port}/{address.Database ?? address.Username}";
    }

    private static NpgsqlConnectionStringBuilder ParseKeywords(string text)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(text);
            return parsed.Host is { Length: > 0 } ? parsed : throw Wrong("names no host");
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or FormatException)
        {
            throw Wrong("can't be read");
        }
    }

    private static NpgsqlConnectionStringBuilder ParseUri(string text)
    {
        var (rest, query) = Cut(text, text.IndexOf('?', StringComparison.Ordinal));
        // The last @ before the path: a password may hold one that nobody escaped, a host can't.
        var slash = rest.IndexOf('/', Math.Max(0, rest.LastIndexOf('@')));
        var (authority, database) = Cut(rest, slash);
        var at = authority.LastIndexOf('@');
        var hosts = authority[(at + 1)..];
        if (hosts.Length == 0) throw Wrong("names no host");
        var parsed = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(hosts) };
        if (hosts.Contains(',', StringComparison.Ordinal)) parsed.TargetSessionAttributes = "primary";
        else if (hosts.LastIndexOf(':') is var colon and >= 0 && !hosts.EndsWith(']')) SetPort(parsed, hosts[..colon], hosts[(colon + 1)..]);
        if (at >= 0) SetUser(parsed, authority[..at]);
        if (database.Length > 0) parsed.Database = Uri.UnescapeDataString(database);
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries)) Set(parsed, option);
        return parsed;
    }

    private static void SetPort(NpgsqlConnectionStringBuilder parsed, string host, string port)
    {
        if (!ushort.TryParse(port, out var number) || number == 0) throw Wrong("has a port that is no number from 1 to 65535");
        (parsed.Host, parsed.Port) = (host, number);
    }

    private static void SetUser(NpgsqlConnectionStringBuilder parsed, string user)
    {
        var (name, password) = Cut(user, user.IndexOf(':', StringComparison.Ordinal));
        parsed.Username = Uri.UnescapeDataString(name);
        if (password.Length > 0) parsed.Password = Uri.UnescapeDataString(password);
    }

    private static void Set(NpgsqlConnectionStringBuilder parsed, string option)
    {
        var (name, value) = Cut(option, option.IndexOf('=', StringComparison.Ordinal));
        // Values such as verify-full and read-write are written without the hyphen by Npgsql.
        var isWord = name is "sslmode" or "target_session_attrs";
        try
        {
            value = Uri.UnescapeDataString(value);
            parsed[Names.GetValueOrDefault(name, name)] = isWord ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or FormatException or InvalidCastException or OverflowException)
        {
            throw Wrong($"has an option '{name}' that is unknown or has a wrong value");
        }
    }

    private static (string Before, string After) Cut(string text, int at) => at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);

    private static PostgresDatabaseException Wrong(string what) => new(
        "postgres", $"is given by a connection string that {what}: write postgres://user:password@host:5432/database?sslmode=require, "
        + "with special characters of the password as %xx.");
}
