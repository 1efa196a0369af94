using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>What people say of accounts, and how intent is read.</summary>
public sealed partial class MutationResolvers
{
    public Task<bool> LinkAccount(string site, AccountLinkInput what, string account, [FromServices] AccountCommands accounts, RequestContext context, CancellationToken cancellation) =>
        SaidAsync(site, context, (id, by) => accounts.LinkAsync(id, what, account, by, cancellation));

    public Task<bool> UnlinkAccount(string site, AccountLinkInput what, string? account, [FromServices] AccountCommands accounts, RequestContext context, CancellationToken cancellation) =>
        SaidAsync(site, context, (id, by) => accounts.UnlinkAsync(id, what, account, by, cancellation));

    public Task<bool> WithdrawAccountLink(string site, AccountLinkInput what, string? account, [FromServices] AccountCommands accounts, RequestContext context, CancellationToken cancellation) =>
        SaidAsync(site, context, (id, by) => accounts.WithdrawAsync(id, what, account, by, cancellation));

    public Task<int> ObjectToProfiling(string site, VisitorInput visitor, bool objects, [FromServices] AccountCommands accounts, RequestContext context, CancellationToken cancellation)
    {
        var id = AnalystsSite(site, context);
        return Told(() => accounts.ObjectAsync(id, visitor.ToWhom(), objects, Asker.Of(context).User, cancellation));
    }

    public Task<IntentRulesFields> DraftIntentRules(string site, IntentRulesInput rules, RequestContext context, CancellationToken cancellation) =>
        RuledAsync(site, new SiteCommand.DraftIntentRules(rules.ToRules()), context, cancellation);

    public Task<IntentRulesFields> AcceptIntentRules(string site, RequestContext context, CancellationToken cancellation) =>
        RuledAsync(site, new SiteCommand.AcceptIntentRules(), context, cancellation);

    public Task<IntentRulesFields> DropIntentRules(string site, RequestContext context, CancellationToken cancellation) =>
        RuledAsync(site, new SiteCommand.DropIntentRules(), context, cancellation);

    private Task<bool> SaidAsync(string site, RequestContext context, Func<SiteId, string, Task> say)
    {
        var id = AnalystsSite(site, context);
        return Told(async () =>
        {
            await say(id, Asker.Of(context).User);
            return true;
        });
    }

    private Task<IntentRulesFields> RuledAsync(string site, SiteCommand command, RequestContext context, CancellationToken cancellation)
    {
        var id = AnalystsSite(site, context);
        return Told(async () => new IntentRulesFields(await organizations.ChangeAsync(id, command, Asker.Of(context).User, cancellation)));
    }

    private SiteId AnalystsSite(string site, RequestContext context)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessAnalyst();
        return id;
    }
}
