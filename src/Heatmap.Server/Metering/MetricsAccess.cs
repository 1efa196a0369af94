using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Heatmap.Server;

/// <summary>Who may read <c>/metrics</c>: with a token whoever shows it, without one only who asks from this machine itself.</summary>
/// <param name="Token">To be shown as <c>Authorization: Bearer TOKEN</c>; null for none.</param>
public sealed record MetricsAccess(string? Token = null)
{
    public const string Setting = "HEATMAP_METRICS_TOKEN";

    // As long as what a person types at random is not, and what a generator makes is.
    private const int ShortestToken = 16;

    /// <exception cref="ControlException">The token is too short to be a secret.</exception>
    public static MetricsAccess FromEnvironment() => Environment.GetEnvironmentVariable(Setting) switch
    {
        null or "" => new MetricsAccess(),
        { Length: < ShortestToken } => throw new ControlException($"{Setting} is too short; give at least {ShortestToken} characters that nobody can guess."),
        var token => new MetricsAccess(token),
    };

    /// <summary>Null for one who may, else the status and what to do.</summary>
    internal (int Status, string Mend)? Refuse(HttpContext http)
    {
        if (Token is null)
        {
            return IsLocal(http)
                ? null
                : (StatusCodes.Status403Forbidden, $"Metrics are told on this machine only. To read them from elsewhere set {Setting} and send it as a bearer token.");
        }

        const string Scheme = "Bearer ";
        var shown = http.Request.Headers.Authorization.ToString();
        if (shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsToken(shown[Scheme.Length..].Trim())) return null;
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return (StatusCodes.Status401Unauthorized, $"Send the token of {Setting} as a bearer token.");
    }

    /// <summary>The token is a secret, and not to be logged with the rest.</summary>
    public override string ToString() => Token is null ? "from this machine" : "with a token";

    /// <summary>What a proxy on this machine hands on comes from loopback too, and says so in its headers.</summary>
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey("Forwarded") && !http.Request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));

    private bool IsToken(string shown) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(Token!)));
}
