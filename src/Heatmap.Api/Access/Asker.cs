using System.Globalization;
using System.Security.Claims;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>Who asks, as the token says: user, organisation, role.</summary>
public sealed record Asker(string User, string Organization, string Role, bool MustChangePassword)
{
    public const string Scheme = "Heatmap";
    private const string OrganizationClaim = "org";
    private const string MustChangeClaim = "chg";
    private const string PasswordVersionClaim = "pwv";

    /// <summary>The asker of a request.</summary>
    /// <exception cref="GraphQLException">Nobody is signed in, or a one-time password hasn't been changed yet.</exception>
    public static Asker Of(RequestContext context)
    {
        var asker = Find(context) ?? throw new GraphQLException("UNAUTHENTICATED", "Sign in first: this needs a bearer token.");
        return asker.MustChangePassword
            ? throw new GraphQLException("PASSWORD_CHANGE_REQUIRED", "Choose a new password first: you signed in with a one-time password.")
            : asker;
    }

    /// <summary>The asker of a request; null without a token that holds.</summary>
    public static Asker? Find(RequestContext context) => context.User is { Identity.IsAuthenticated: true } user ? Of(user) : null;

    public static Asker Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier)!,
        user.FindFirstValue(OrganizationClaim)!,
        user.FindFirstValue(ClaimTypes.Role)!,
        user.HasClaim(c => c.Type == MustChangeClaim));

    public static int PasswordVersionOf(ClaimsPrincipal user) =>
        int.Parse(user.FindFirstValue(PasswordVersionClaim)!, NumberStyles.None, CultureInfo.InvariantCulture);

    public ClaimsPrincipal ToPrincipal(int passwordVersion)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, User),
            new(OrganizationClaim, Organization),
            new(ClaimTypes.Role, Role),
            new(PasswordVersionClaim, passwordVersion.ToString(CultureInfo.InvariantCulture)),
        };
        if (MustChangePassword) claims.Add(new Claim(MustChangeClaim, "1"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }
}
