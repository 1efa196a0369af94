using System.Security.Cryptography;
using System.Text;
using Heatmap.Domain;
using Heatmap.GraphQL.Execution;
using Heatmap.Log;
using Heatmap.Privacy;

namespace Heatmap.Api;

/// <summary>
/// The first organisation of an installation: made once, by whoever holds the code that was printed where the server was started.
/// </summary>
public sealed class FirstSetUp(
    IUserDirectory users, Organizations organizations, Users people, Logins logins, SetUpCode code, Vault vault, IEventReader log) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);

    public bool IsAwaited => users.All.Count == 0;

    /// <exception cref="GraphQLException">Set up already, or the code is wrong.</exception>
    /// <exception cref="RefusedException">A name, a password or an origin doesn't do.</exception>
    public async Task<LoginResult> RunAsync(SetUpWish wish, CancellationToken cancellation)
    {
        await _once.WaitAsync(cancellation);
        try
        {
            Check(wish);
            return await vault.InTurnAsync("first set-up", () => SetUpAsync(wish, cancellation), cancellation);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private void Check(SetUpWish wish)
    {
        if (!IsAwaited) throw new GraphQLException("ALREADY_SET_UP", "This installation is set up already; sign in.");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(wish.Code.Trim()), Encoding.UTF8.GetBytes(code.Value)))
            throw new GraphQLException("WRONG_CODE", "The set-up code is wrong; it is printed where the server was started.");
        Organizations.Check(wish.Organization, wish.Site, wish.Origins);
    }

    private async Task<LoginResult> SetUpAsync(SetUpWish wish, CancellationToken cancellation)
    {
        // Another node may have been first, whose code is another.
        await users.ReachedAsync(await log.HeadAsync(cancellation), cancellation);
        Check(wish);
        await people.CheckNewAsync(wish.Login, wish.Password, cancellation);
        var organization = await organizations.FoundAsync(wish.Organization, cancellation);
        await organizations.RegisterSiteAsync(organization, wish.Site, wish.Origins, by: null, cancellation);
        var id = await people.RegisterAsync(organization, UserDecider.Owner, wish.Login, wish.Password, oneTime: false, cancellation);
        return logins.Give(id, users.All[id]);
    }
}
