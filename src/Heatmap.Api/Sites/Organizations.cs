using System.Security.Cryptography;
using Heatmap.Commands;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Api;

/// <summary>Sets up organisations and their sites.</summary>
public sealed class Organizations(CommandHandler commands, ISiteDirectory sites, IUserDirectory users)
{
    private const string IdCharacters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>
    /// Refuses what founding an organisation with a site would refuse. Each has a stream of its own, so nothing takes the first back
    /// when the second is refused: whoever founds both asks before.
    /// </summary>
    /// <exception cref="RefusedException">A name or an origin doesn't do.</exception>
    public static void Check(string name, string site, IReadOnlyList<string> origins)
    {
        OrganizationDecider.Rules.Decide(new FoundOrganization(name), null);
        SiteDecider.RulesOf(default).Decide(new SiteCommand.Register("", site, "", origins), null);
    }

    /// <summary>Founds an organisation; returns its id.</summary>
    /// <exception cref="RefusedException">The name doesn't do.</exception>
    public async Task<string> FoundAsync(string name, CancellationToken cancellation)
    {
        var id = RandomNumberGenerator.GetString(IdCharacters, 12);
        var (_, position) = await commands.HandleAsync(
            StreamName.Organization(id), OrganizationDecider.Rules, new FoundOrganization(name), by: null, cancellation);
        if (position is { } at) await users.ReachedAsync(at, cancellation);
        return id;
    }

    /// <summary>Registers a site of an organisation under a new id and public key, and waits until it may send.</summary>
    /// <exception cref="RefusedException">Name or origins don't do.</exception>
    public async Task<SiteProfile> RegisterSiteAsync(
        string organization, string name, IReadOnlyList<string> origins, string? by, CancellationToken cancellation)
    {
        var id = new SiteId(RandomNumberGenerator.GetString(IdCharacters, 12));
        var key = "pk_" + RandomNumberGenerator.GetString(IdCharacters, 24);
        return await ChangeAsync(id, new SiteCommand.Register(organization, name, key, origins), by, cancellation);
    }

    /// <summary>Carries out a command on a site and waits until it shows.</summary>
    /// <exception cref="RefusedException">The command is against the rules.</exception>
    public async Task<SiteProfile> ChangeAsync(SiteId id, SiteCommand command, string? by, CancellationToken cancellation)
    {
        var (site, position) = await commands.HandleAsync(StreamName.Site(id), SiteDecider.RulesOf(id), command, by, cancellation);
        if (position is { } at) await sites.ReachedAsync(at, cancellation);
        return site ?? throw new InvalidOperationException($"Site {id} is nothing after {command.GetType().Name}.");
    }
}
