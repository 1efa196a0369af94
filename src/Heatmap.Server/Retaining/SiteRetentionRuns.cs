using Heatmap.Commands;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Projector;

namespace Heatmap.Server;

/// <summary>Runs of retention as the sites' own rules begin and end them.</summary>
internal sealed class SiteRetentionRuns(CommandHandler commands, BlobRetention blobs, TimeProvider time) : IRetentionRuns
{
    public async Task<RetentionRun?> BeginAsync(SiteId site, CancellationToken cancellation) =>
        RunOf(site, await HandleAsync(site, new SiteCommand.BeginRetention(time.GetUtcNow()), cancellation));

    public async Task EndAsync(RetentionRun run, RetentionTaken taken, CancellationToken cancellation)
    {
        await blobs.SweepAsync(run, cancellation);
        await HandleAsync(run.Site, new SiteCommand.EndRetention(run.Number, taken.Cut, taken.Expired, taken.Events), cancellation);
    }

    /// <summary>The run that is underway, or the one that would begin now; null when nothing is due. Nothing is changed.</summary>
    public RetentionRun? Preview(SiteProfile site)
    {
        var rules = SiteDecider.RulesOf(site.Id);
        return RunOf(site.Id, rules.Decide(new SiteCommand.BeginRetention(time.GetUtcNow()), site).Aggregate((SiteProfile?)site, rules.Evolve));
    }

    private async Task<SiteProfile?> HandleAsync(SiteId site, SiteCommand command, CancellationToken cancellation) =>
        (await commands.HandleAsync(StreamName.Site(site), SiteDecider.RulesOf(site), command, by: null, cancellation)).State;

    private static RetentionRun? RunOf(SiteId site, SiteProfile? profile) =>
        profile?.Retention is { IsUnderway: true } retention
            ? new RetentionRun(site, retention.Run, retention.Before, retention.TotalsBefore)
            : null;
}
