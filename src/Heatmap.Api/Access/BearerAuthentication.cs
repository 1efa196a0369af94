using System.Security.Claims;
using System.Text.Json;
using Heatmap.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Api;

/// <summary>Finds the token of a request: in its Authorization header, or in what a WebSocket's connection_init brings.</summary>
public sealed class BearerAuthentication(Tokens tokens)
{
    private const string Prefix = "Bearer ";

    /// <summary>Who asks; somebody not authenticated where there is no token or it doesn't hold: signing in must be possible, and every field guards itself.</summary>
    public Admission Authenticate(HttpContext http, JsonElement? initPayload)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : InPayload(initPayload);
        return tokens.Read(token) is var (user, expires) ? new Admission(user, expires) : new Admission(new ClaimsPrincipal(new ClaimsIdentity()));
    }

    private static string? InPayload(JsonElement? payload) =>
        payload is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("token", out var token) && token.ValueKind == JsonValueKind.String
            ? token.GetString()
            : null;
}
