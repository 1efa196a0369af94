using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace Heatmap.Api;

/// <summary>
/// Gives and reads bearer tokens: claims under the installation's data protection keys, so that nobody else can make or read
/// one. A token is worthless after its hours, and as soon as its user's password changes.
/// </summary>
public sealed class Tokens(IDataProtectionProvider protection, IUserDirectory users, TimeProvider time)
{
    // A working day: nobody is thrown out in the middle of one.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly TicketDataFormat _format = new(protection.CreateProtector("Heatmap.Api.Tokens.v1"));

    public (string Token, DateTimeOffset ExpiresAt) Give(Asker asker, int passwordVersion)
    {
        var expires = time.GetUtcNow() + Lifetime;
        var properties = new AuthenticationProperties { ExpiresUtc = expires };
        return (_format.Protect(new AuthenticationTicket(asker.ToPrincipal(passwordVersion), properties, Asker.Scheme)), expires);
    }

    /// <summary>Who a token was given to and until when; null for one that doesn't hold (any more).</summary>
    public (ClaimsPrincipal User, DateTimeOffset ExpiresAt)? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || _format.Unprotect(token) is not { Properties.ExpiresUtc: { } expires } ticket) return null;
        if (expires <= time.GetUtcNow()) return null;
        var known = users.All.TryGetValue(Asker.Of(ticket.Principal).User, out var user);
        return known && user!.PasswordVersion == Asker.PasswordVersionOf(ticket.Principal) ? (ticket.Principal, expires) : null;
    }
}
