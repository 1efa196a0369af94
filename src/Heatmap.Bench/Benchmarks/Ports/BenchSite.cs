namespace Heatmap.Bench;

/// <summary>A server that runs, and the site to send to and ask about.</summary>
/// <param name="SiteId">As GraphQL's <c>site</c> argument has it.</param>
/// <param name="SiteKey">The public key, <c>pk_...</c>.</param>
/// <param name="Origin">An origin that the site allows.</param>
/// <param name="OwnerToken">A bearer token that may ask anything about the site.</param>
public sealed record BenchSite(Uri Address, string SiteId, string SiteKey, string Origin, string OwnerToken);
