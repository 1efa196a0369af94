using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Heatmap.Server;

/// <summary>A package of an npm registry: the newest version's archive, checked against the registry's own hash of it.</summary>
internal sealed class NpmPackage(HttpClient http)
{
    /// <summary>Countries by network, public domain (CC0): the one that asks nothing of whoever uses it.</summary>
    public const string Default = "@ip-location-db/geo-whois-asn-country-mmdb";

    private const string Variable = "HEATMAP_NPM_REGISTRY";
    private const string Public = "https://registry.npmjs.org";

    /// <exception cref="ControlException">The registry doesn't have it, or sent something else than it promised.</exception>
    public async Task<byte[]> FetchAsync(string package, CancellationToken cancellation)
    {
        var registry = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set.TrimEnd('/') : Public;
        using var answer = await http.GetAsync(new Uri($"{registry}/{package.Replace("/", "%2f", StringComparison.Ordinal)}/latest"), cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new ControlException($"The registry {registry} answers {(int)answer.StatusCode} for '{package}'. Check the name, or name another registry in {Variable}.");
        var version = await answer.Content.ReadFromJsonAsync<Version>(cancellation);
        if (version?.Dist is not { Tarball: { } tarball } dist) throw new ControlException($"The registry {registry} doesn't say where the archive of '{package}' is.");
        var archive = await http.GetByteArrayAsync(tarball, cancellation);
        if (dist.Integrity is { } integrity && !Holds(integrity, archive))
            throw new ControlException($"The archive of '{package}' is not the one that the registry {registry} promised. Try again.");
        return archive;
    }

    /// <summary>Subresource integrity: hashes separated by spaces, of which the strongest is SHA-512.</summary>
    private static bool Holds(string integrity, byte[] archive)
    {
        var promised = integrity.Split(' ').Where(h => h.StartsWith("sha512-", StringComparison.Ordinal)).ToList();
        return promised.Count == 0 || promised.Contains("sha512-" + Convert.ToBase64String(SHA512.HashData(archive)));
    }

    private sealed record Version([property: JsonPropertyName("dist")] Distribution? Dist);

    private sealed record Distribution([property: JsonPropertyName("tarball")] Uri? Tarball, [property: JsonPropertyName("integrity")] string? Integrity);
}
