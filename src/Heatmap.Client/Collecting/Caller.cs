namespace Heatmap.Client;

/// <summary>On whose behalf a batch is sent: what the visitor's browser would say of itself. What is null is not sent.</summary>
/// <param name="UserAgent">The visitor's user agent.</param>
/// <param name="Origin">Scheme, host and port of the page.</param>
public sealed record Caller(string? UserAgent = null, string? Origin = null);
