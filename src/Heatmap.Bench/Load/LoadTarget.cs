namespace Heatmap.Bench;

/// <summary>Whom the load is for.</summary>
/// <param name="Address">The server; only http, since TLS would measure something else.</param>
/// <param name="SiteKey">The site's public key.</param>
/// <param name="Origin">An origin of the site, under which its pages lie.</param>
public sealed record LoadTarget(Uri Address, string SiteKey, string Origin);
