using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>The schema's Mutation.</summary>
public sealed partial class MutationResolvers(
    SiteAccess access,
    Logins logins,
    FirstSetUp firstSetUp,
    Organizations organizations,
    Erasures forgetting,
    IRebuilding rebuilding,
    ProjectionStatus status)
{
    public Task<LoginResult> Login(string login, string password, CancellationToken cancellation) =>
        logins.LoginAsync(login, password, cancellation);

    public Task<LoginResult> ChangePassword(string current, string @new, RequestContext context, CancellationToken cancellation)
    {
        var asker = Asker.Find(context) ?? throw new GraphQLException("UNAUTHENTICATED", "Sign in first: this needs a bearer token.");
        return Told(() => logins.ChangeAsync(asker, current, @new, cancellation));
    }

    public Task<LoginResult> SetUp(
        string code, string organization, string login, string password, string site, IReadOnlyList<string> origins, CancellationToken cancellation) =>
        Told(() => firstSetUp.RunAsync(new SetUpWish(code, organization, login, password, site, origins), cancellation));

    public async Task<IReadOnlyList<ErasureFields>> ForgetVisitor(
        string site, VisitorInput visitor, RequestContext context, CancellationToken cancellation)
    {
        var profile = access.Site(context, site);
        Asker.Of(context).ThrowUnlessAdministrator();
        var receipts = await forgetting.ForgetAsync(profile, visitor.ToWhom(), Asker.Of(context).User, cancellation);
        return [.. receipts.Select(r => new ErasureFields(r))];
    }

    public Task<SiteFields> ChangeOrigins(string site, IReadOnlyList<string> origins, RequestContext context, CancellationToken cancellation) =>
        ChangeAsync(site, new SiteCommand.ChangeOrigins(origins), context, cancellation);

    public Task<SiteFields> ChooseErasureEffect(string site, ErasureEffect effect, RequestContext context, CancellationToken cancellation) =>
        ChangeAsync(site, new SiteCommand.ChooseErasureEffect(effect), context, cancellation);

    public Task<SiteFields> ChooseBotPolicy(string site, BotPolicy policy, RequestContext context, CancellationToken cancellation) =>
        ChangeAsync(site, new SiteCommand.ChooseBotPolicy(policy), context, cancellation);

    public Task<SiteFields> ChooseDailyIdentity(string site, bool on, RequestContext context, CancellationToken cancellation) =>
        ChangeAsync(site, new SiteCommand.ChooseDailyIdentity(on), context, cancellation);

    public Task<SiteFields> DeclareProperties(
        string site, IReadOnlyList<DeclaredEventInput> events, RequestContext context, CancellationToken cancellation)
    {
        var declared = events.Select(e => new DeclaredEvent(e.Event, e.Properties)).ToList();
        return ChangeAsync(site, new SiteCommand.DeclareProperties(declared), context, cancellation);
    }

    public Task<SiteFields> ChooseRetention(string site, int days, int months, RequestContext context, CancellationToken cancellation)
    {
        if (Asker.Of(context).Role != UserDecider.Owner)
            throw new GraphQLException("FORBIDDEN", "Only an owner of the organisation decides for how long its sites keep what they collect.");
        return ChangeAsync(site, new SiteCommand.ChooseRetention(days, months), context, cancellation);
    }

    public Task<SiteFields> ChangeDefinitions(string site, DefinitionsInput definitions, RequestContext context, CancellationToken cancellation) =>
        ChangeAsync(
            site,
            new SiteCommand.ChangeDefinitions(
                definitions.SessionGapMinutes * 60_000L,
                definitions.CampaignStartsSession,
                [.. definitions.Pages.Select(p => new PageGroup(p.Pattern, p.Name))]),
            context,
            cancellation);

    public async Task<ProjectionFields> RebuildProjection(string name, RequestContext context, CancellationToken cancellation)
    {
        var sites = access.All(context);
        Asker.Of(context).ThrowUnlessAdministrator();
        try
        {
            await rebuilding.BeginAsync(name, cancellation);
        }
        catch (ArgumentException e)
        {
            throw new GraphQLException("NOT_FOUND", e.Message);
        }

        return (await status.ListAsync(sites, cancellation)).First(p => p.Name == name);
    }

    private Task<SiteFields> ChangeAsync(string site, SiteCommand command, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessAdministrator();
        return Told(async () => new SiteFields(await organizations.ChangeAsync(id, command, Asker.Of(context).User, cancellation)));
    }

    /// <summary>A refusal by the rules is an answer, not a failure.</summary>
    private static async Task<T> Told<T>(Func<Task<T>> command)
    {
        try
        {
            return await command();
        }
        catch (RefusedException refused)
        {
            throw new GraphQLException(refused.Code.Replace('-', '_').ToUpperInvariant(), refused.Message);
        }
    }
}
