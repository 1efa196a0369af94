using Heatmap.Api;
using Heatmap.Domain;
using Heatmap.Events;

namespace Heatmap.Server;

/// <summary>The organisation, site and owner that the demo shows; made on the first start, found on later ones.</summary>
public sealed class DemoShop(Installation installation, Organizations organizations, Users users)
{
    private const string Login = "owner";
    private const string SiteName = "Demo shop";

    /// <summary>The demo's site, and the owner's one-time password; null when the owner has chosen a password of their own.</summary>
    public Task<(SiteProfile Site, string Login, string? OneTimePassword)> OpenAsync(Uri address, CancellationToken cancellation) =>
        installation.Keys.Vault.InTurnAsync("demo shop", () => FindOrMakeAsync(address, cancellation), cancellation);

    private async Task<(SiteProfile Site, string Login, string? OneTimePassword)> FindOrMakeAsync(Uri address, CancellationToken cancellation)
    {
        // Another node may have made it in the turn before.
        var head = await installation.Log.HeadAsync(cancellation);
        await installation.Users.ReachedAsync(head, cancellation);
        await installation.Sites.ReachedAsync(head, cancellation);
        var origins = new[] { $"http://localhost:{address.Port}", $"http://127.0.0.1:{address.Port}" };
        var password = OneTimePassword.New();
        if (await users.FindAsync(Login, cancellation) is not { } owner)
        {
            var organization = await organizations.FoundAsync("Demo organisation", cancellation);
            var made = await MakeAsync(organization, origins, cancellation);
            await users.RegisterAsync(organization, UserDecider.Owner, Login, password, oneTime: true, cancellation);
            return (made, Login, password);
        }

        var site = installation.Sites.OfOrganization(owner.User.Organization).FirstOrDefault(s => s.Name == SiteName)
            ?? await MakeAsync(owner.User.Organization, origins, cancellation);
        // Once only, a demo that is older than they are included: what its owner makes of the rules stays.
        if (site.Definitions.Intent == IntentState.Default) site = await ApplyAsync(DemoRules.Intent, site, cancellation);
        // Where the demo is now comes first, for that is where it is shown from; what its owner has allowed stays.
        string[] all = [.. origins.Concat(site.Origins).Distinct(StringComparer.Ordinal).Take(SiteDecider.MostOrigins)];
        site = await organizations.ChangeAsync(site.Id, new SiteCommand.ChangeOrigins(all), by: null, cancellation);
        if (!owner.User.OneTime) return (site, Login, null);

        // Only its hash is kept, so a password that was printed and not used yet can't be printed again: there is a new one.
        await users.SetPasswordAsync(owner.Id, password, oneTime: true, by: null, cancellation);
        return (site, Login, password);
    }

    private async Task<SiteProfile> MakeAsync(string organization, IReadOnlyList<string> origins, CancellationToken cancellation)
    {
        var site = await organizations.RegisterSiteAsync(organization, SiteName, origins, by: null, cancellation);
        return await ApplyAsync([.. DemoRules.Asking, .. DemoRules.Intent], site, cancellation);
    }

    private async Task<SiteProfile> ApplyAsync(IReadOnlyList<SiteCommand> rules, SiteProfile site, CancellationToken cancellation)
    {
        foreach (var rule in rules) site = await organizations.ChangeAsync(site.Id, rule, by: null, cancellation);
        return site;
    }
}
