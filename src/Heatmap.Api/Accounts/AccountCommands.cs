using Heatmap.Commands;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Privacy;

namespace Heatmap.Api;

/// <summary>What people say about accounts: of one visitor, in the visitor's stream; of a whole network or domain, in the site's.</summary>
public sealed class AccountCommands(CommandHandler commands, Organizations organizations, Vault vault)
{
    /// <exception cref="RefusedException">The site has no such visitor, or the account is named wrongly.</exception>
    public Task LinkAsync(SiteId site, AccountLinkInput what, string account, string by, CancellationToken cancellation) =>
        what.ToSubject() is { } subject
            ? ToldAsync(site, subject, new VisitorCommand.LinkAccount(account), by, cancellation)
            : organizations.ChangeAsync(site, new SiteCommand.MapAccount(what.Account!, account), by, cancellation);

    /// <exception cref="RefusedException">The site has no such visitor, or the account is named wrongly.</exception>
    /// <exception cref="GraphQLException">A visitor is unlinked from an account, which isn't named.</exception>
    public Task UnlinkAsync(SiteId site, AccountLinkInput what, string? account, string by, CancellationToken cancellation)
    {
        if (what.ToSubject() is not { } subject) return organizations.ChangeAsync(site, new SiteCommand.MapAccount(what.Account!, null), by, cancellation);
        if (account is null) throw new GraphQLException("BAD_ARGUMENT", "Say with 'account' which account the visitor doesn't belong to.");
        return ToldAsync(site, subject, new VisitorCommand.UnlinkAccount(account), by, cancellation);
    }

    /// <summary>What was said doesn't stand any more, and nothing comes in its place.</summary>
    /// <exception cref="RefusedException">The site has no such visitor, or the account is named wrongly.</exception>
    /// <exception cref="GraphQLException">It isn't named which account was said of the visitor.</exception>
    public Task WithdrawAsync(SiteId site, AccountLinkInput what, string? account, string by, CancellationToken cancellation)
    {
        if (what.ToSubject() is not { } subject) return organizations.ChangeAsync(site, new SiteCommand.MapAccount(what.Account!, what.Account), by, cancellation);
        if (account is null) throw new GraphQLException("BAD_ARGUMENT", "Say with 'account' for which account what was said of the visitor is taken back.");
        return ToldAsync(site, subject, new VisitorCommand.WithdrawAccount(account), by, cancellation);
    }

    /// <summary>Notes that visitors object to profiling, or no longer do; how many were meant.</summary>
    /// <exception cref="GraphQLException">Nobody is known by that, or was forgotten.</exception>
    public async Task<int> ObjectAsync(SiteId site, Whom whom, bool objects, string by, CancellationToken cancellation)
    {
        var found = await vault.FindAsync(site, whom, cancellation);
        if (found is not { Count: > 0 }) throw new GraphQLException("NOT_FOUND", "This site knows no such visitor; nothing was changed.");
        foreach (var subject in found) await ToldAsync(site, subject, new VisitorCommand.Object(objects), by, cancellation);
        return found.Count;
    }

    private async Task ToldAsync(SiteId site, SubjectId subject, VisitorCommand command, string by, CancellationToken cancellation) =>
        await commands.HandleAsync(StreamName.Visitor(site, subject), VisitorDecider.Rules, command, by, cancellation);
}
