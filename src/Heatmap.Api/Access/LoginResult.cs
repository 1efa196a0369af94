namespace Heatmap.Api;

/// <summary>A login that succeeded.</summary>
public sealed record LoginResult(string Token, DateTimeOffset ExpiresAt, bool MustChangePassword);
