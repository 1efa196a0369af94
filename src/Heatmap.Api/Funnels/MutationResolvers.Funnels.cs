using System.Security.Cryptography;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>What of Mutation is about funnels.</summary>
public sealed partial class MutationResolvers
{
    private const string IdCharacters = "abcdefghijkmnpqrstuvwxyz23456789";

    public async Task<Funnel> DefineFunnel(string site, FunnelInput funnel, RequestContext context, CancellationToken cancellation)
    {
        var defined = funnel.ToFunnel(RandomNumberGenerator.GetString(IdCharacters, 10));
        return (await ChangeFunnelsAsync(site, new SiteCommand.DefineFunnel(defined), context, cancellation)).First(f => f.Id == defined.Id);
    }

    public async Task<Funnel> ChangeFunnel(string site, string id, FunnelInput funnel, RequestContext context, CancellationToken cancellation) =>
        (await ChangeFunnelsAsync(site, new SiteCommand.ChangeFunnel(funnel.ToFunnel(id)), context, cancellation)).First(f => f.Id == id);

    public Task<IReadOnlyList<Funnel>> ArchiveFunnel(string site, string id, RequestContext context, CancellationToken cancellation) =>
        ChangeFunnelsAsync(site, new SiteCommand.ArchiveFunnel(id), context, cancellation);

    private Task<IReadOnlyList<Funnel>> ChangeFunnelsAsync(
        string site, SiteCommand command, RequestContext context, CancellationToken cancellation)
    {
        var id = access.Site(context, site).Id;
        Asker.Of(context).ThrowUnlessAnalyst();
        return Told(async () => (await organizations.ChangeAsync(id, command, Asker.Of(context).User, cancellation)).Definitions.Funnels);
    }
}
