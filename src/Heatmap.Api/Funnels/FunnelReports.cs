using Heatmap.Events;
using Heatmap.GraphQL.Execution;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Api;

/// <summary>Answers what is asked of funnels: old figures are never given for a funnel that means something else by now.</summary>
public sealed class FunnelReports(FunnelQuery funnels, IGenerationStore generations, IRebuilding rebuilding)
{
    /// <exception cref="GraphQLException">The site has no such funnel.</exception>
    public static Funnel Find(SiteProfile site, string id) =>
        site.Definitions.Funnels.FirstOrDefault(f => f.Id == id) ?? throw new GraphQLException("NOT_FOUND", "The site has no such funnel.");

    /// <param name="site">Whose it is.</param>
    /// <param name="id">Of the funnel.</param>
    /// <param name="range">When they began, Unix milliseconds.</param>
    /// <param name="asker">Who is told.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="GraphQLException">The site has no such funnel.</exception>
    public async Task<FunnelReportFields> ReportAsync(
        SiteProfile site, string id, (long From, long To) range, Asker asker, CancellationToken cancellation)
    {
        var asked = new FunnelAsked(site.Id, Find(site, id), site.Definitions, range.From, range.To);
        var answer = await funnels.AnswerAsync(asked, cancellation);
        var recounting = answer.Figures is null ? await ProgressAsync(asked, cancellation) : (double?)null;
        return new FunnelReportFields(asked, answer, recounting, asker);
    }

    /// <summary>How far the generation has come that will count it; 0 where it hasn't begun, or another node builds it.</summary>
    private async Task<double> ProgressAsync(FunnelAsked asked, CancellationToken cancellation)
    {
        var building = (await generations.ListAsync(cancellation)).LastOrDefault(g =>
            g.Projection == FunnelQuery.Projection && g.Scope == asked.Site.Value
            && g.State is GenerationState.Building or GenerationState.Following && asked.IsCountedBy(g));
        return building is null ? 0 : rebuilding.ProgressOf(building.Id) ?? 0;
    }
}
