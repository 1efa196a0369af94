using System.Security.Cryptography;

namespace Heatmap.Server;

/// <summary>Passwords that are printed once and must be changed at the first login: 20 characters of 5 bits, without those that look alike.</summary>
internal static class OneTimePassword
{
    private const string Characters = "abcdefghijkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Characters, 5)));
}
