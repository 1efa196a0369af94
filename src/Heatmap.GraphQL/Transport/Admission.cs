using System.Security.Claims;

namespace Heatmap.GraphQL.Transport;

/// <summary>That somebody is let in, and until when; without an end, for as long as the connection lasts.</summary>
public sealed record Admission(ClaimsPrincipal User, DateTimeOffset? Until = null);
