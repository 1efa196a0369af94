using System.Net;

namespace Heatmap.Client;

/// <summary>On whose behalf a batch is sent: what the visitor's browser would say of itself. What is null is not sent.</summary>
/// <param name="UserAgent">The visitor's user agent.</param>
/// <param name="Origin">Scheme, host and port of the page.</param>
/// <param name="Address">
/// The visitor's, told as a proxy tells it (X-Forwarded-For). The server takes it only from addresses that it was told to trust; otherwise
/// places and limits go by the sender's own.
/// </param>
public sealed record Caller(string? UserAgent = null, string? Origin = null, IPAddress? Address = null);
