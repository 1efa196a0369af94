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
        var token = Bare(http.Request.Headers.Authorization.ToString()) ?? InPayload(initPayload);
        return tokens.Read(token) is var (user, expires) ? new Admission(user, expires) : new Admission(new ClaimsPrincipal(new ClaimsIdentity()));
    }

    // Our clients send the token by name; others, GraphiQL too, send along the header they would send over HTTP.
    private static string? InPayload(JsonElement? payload) =>
        payload is not { ValueKind: JsonValueKind.Object } json ? null : Text(json, "token") ?? Bare(Text(json, "Authorization") ?? Text(json, "authorization"));

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string? Bare(string? header) =>
        header?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true ? header[Prefix.Length..].Trim() : null;
}
