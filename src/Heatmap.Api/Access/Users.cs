using System.Collections.Concurrent;
using Heatmap.Commands;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Privacy;
using Microsoft.AspNetCore.Identity;

namespace Heatmap.Api;

/// <summary>
/// People who sign in. Login and password hash stand in the log sealed under each user's own key and are opened here only, in
/// memory.
/// </summary>
public sealed class Users(
    IUserDirectory directory, CommandHandler commands, Subjects subjects, Sealer sealer, Opener opener, Func<Guid> newId)
{
    private const int ShortestPassword = 12;

    private readonly PasswordHasher<string> _hasher = new();
    private readonly ConcurrentDictionary<SealedBox, string> _logins = new();

    /// <summary>Refuses what registering would refuse.</summary>
    /// <exception cref="RefusedException">The login is taken or the password too short.</exception>
    public async Task CheckNewAsync(string login, string password, CancellationToken cancellation)
    {
        Check(password);
        if (login.Trim().Length is 0 or > 200) throw new RefusedException("bad-login", "A login has 1 to 200 characters.");
        if (await FindAsync(login, cancellation) is not null) throw new RefusedException("login-taken", "This login is taken; choose another.");
    }

    /// <summary>Registers a user with a password; returns the user's id.</summary>
    /// <exception cref="RefusedException">The login is taken or the password too short.</exception>
    public async Task<string> RegisterAsync(
        string organization, string role, string login, string password, bool oneTime, CancellationToken cancellation)
    {
        await CheckNewAsync(login, password, cancellation);
        var id = new SubjectId(newId());
        var subject = await subjects.CreateAsync(Realms.Users, id, cancellation);
        var box = sealer.Seal(subject, new LoginDetails(login.Trim()), EventJson.Default.LoginDetails);
        var stream = StreamName.User(id.ToString());
        await commands.HandleAsync(stream, UserDecider.Rules, new UserCommand.Register(organization, role, box), by: null, cancellation);
        await SetPasswordAsync(id.ToString(), password, oneTime, by: null, cancellation);
        return id.ToString();
    }

    /// <summary>The user of that login and password; null when there is none.</summary>
    public async Task<(string Id, UserProfile User)?> CheckAsync(string login, string password, CancellationToken cancellation)
    {
        if (await FindAsync(login, cancellation) is not { } found)
        {
            // As slow as a wrong password, so that the answer's time doesn't tell which logins exist.
            _hasher.HashPassword(login, password);
            return null;
        }

        return await HasPasswordAsync(found.Id, found.User, password, cancellation) ? found : null;
    }

    public async Task<bool> HasPasswordAsync(string id, UserProfile user, string password, CancellationToken cancellation)
    {
        if (user.Password is not { } box) return false;
        var opened = await opener.OpenAsync(Realms.Users, SubjectId.Parse(id), box, EventJson.Default.PasswordDetails, cancellation);
        return opened is Opened<PasswordDetails>.Readable { Value.Hash: var hash }
            && _hasher.VerifyHashedPassword(id, hash, password) != PasswordVerificationResult.Failed;
    }

    /// <exception cref="RefusedException">The password is too short.</exception>
    public async Task SetPasswordAsync(string id, string password, bool oneTime, string? by, CancellationToken cancellation)
    {
        Check(password);
        var subject = await subjects.FindAsync(Realms.Users, SubjectId.Parse(id), cancellation)
            ?? throw new RefusedException("unknown-user", "There is no such user.");
        var box = sealer.Seal(subject, new PasswordDetails(_hasher.HashPassword(id, password)), EventJson.Default.PasswordDetails);
        var (_, position) = await commands.HandleAsync(
            StreamName.User(id), UserDecider.Rules, new UserCommand.ChoosePassword(box, oneTime), by, cancellation);
        if (position is { } at) await directory.ReachedAsync(at, cancellation);
    }

    public async Task<(string Id, UserProfile User)?> FindAsync(string login, CancellationToken cancellation)
    {
        foreach (var (id, user) in directory.All)
        {
            if (string.Equals(await LoginOfAsync(id, user, cancellation), login.Trim(), StringComparison.OrdinalIgnoreCase)) return (id, user);
        }

        return null;
    }

    /// <summary>The login of a person of an organisation; null where it has no such person.</summary>
    public async Task<string?> LoginOfAsync(string id, string organization, CancellationToken cancellation) =>
        directory.All.GetValueOrDefault(id) is { } user && user.Organization == organization ? await LoginOfAsync(id, user, cancellation) : null;

    private async Task<string?> LoginOfAsync(string id, UserProfile user, CancellationToken cancellation)
    {
        if (_logins.TryGetValue(user.Login, out var known)) return known;
        var opened = await opener.OpenAsync(Realms.Users, SubjectId.Parse(id), user.Login, EventJson.Default.LoginDetails, cancellation);
        return opened is Opened<LoginDetails>.Readable { Value.Login: var login } ? _logins[user.Login] = login : null;
    }

    private static void Check(string password)
    {
        if (password.Length is < ShortestPassword or > 1000)
            throw new RefusedException("bad-password", $"A password has at least {ShortestPassword} characters.");
    }
}
