using Heatmap.Domain;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>Signing in, and choosing a new password.</summary>
public sealed class Logins(Users users, IUserDirectory directory, Tokens tokens, LoginThrottle throttle)
{
    /// <exception cref="GraphQLException">Login or password are wrong, or were tried too often.</exception>
    public async Task<LoginResult> LoginAsync(string login, string password, CancellationToken cancellation)
    {
        throttle.Try(login);
        var found = await users.CheckAsync(login, password, cancellation)
            ?? throw new GraphQLException("UNAUTHENTICATED", "Login or password are wrong.");
        return Give(found.Id, found.User);
    }

    /// <exception cref="GraphQLException">Nobody is signed in, or the current password is wrong.</exception>
    /// <exception cref="RefusedException">The new password is too short.</exception>
    public async Task<LoginResult> ChangeAsync(Asker asker, string current, string wanted, CancellationToken cancellation)
    {
        throttle.Try(asker.User);
        if (!await users.HasPasswordAsync(asker.User, directory.All[asker.User], current, cancellation))
            throw new GraphQLException("WRONG_PASSWORD", "The current password is wrong.");
        if (current == wanted) throw new RefusedException("same-password", "Choose another password than the current one.");
        await users.SetPasswordAsync(asker.User, wanted, oneTime: false, asker.User, cancellation);
        return Give(asker.User, directory.All[asker.User]);
    }

    public LoginResult Give(string id, UserProfile user)
    {
        var asker = new Asker(id, user.Organization, user.Role, user.OneTime);
        var (token, expires) = tokens.Give(asker, user.PasswordVersion);
        return new LoginResult(token, expires, user.OneTime);
    }
}
