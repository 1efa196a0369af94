using System.Text.Json.Nodes;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Projector;

namespace Heatmap.Server;

/// <summary>What the command line can ask about retention.</summary>
internal sealed class RetentionOperations(Installation installation)
{
    public Task<JsonNode> ShowAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation) =>
        Task.FromResult<JsonNode>(new JsonArray([.. Named(arguments).Select(Shown)]));

    /// <summary>Does what is due at one site or at all; with <c>dryRun</c> it only says what that would be.</summary>
    public async Task<JsonNode> ApplyAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        await installation.Projector.Opened.WaitAsync(cancellation);
        var (isDry, results) = (arguments["dryRun"]?.GetValue<bool>() == true, new JsonArray());
        foreach (var site in Named(arguments))
        {
            var taken = isDry
                ? await LookAsync(site, cancellation)
                : await installation.Retention.ApplyAsync(site.Id, p => tell(new ControlAnswer { Doing = Words(p) }), cancellation);
            results.Add(new JsonObject
            {
                ["site"] = site.Id.Value,
                ["dryRun"] = isDry,
                ["due"] = taken is not null,
                ["cut"] = taken?.Cut ?? 0,
                ["expired"] = taken?.Expired ?? 0,
                ["events"] = taken?.Events ?? 0,
                ["freed"] = taken?.Released?.Freed,
                ["pending"] = taken?.Released?.Pending,
                ["mend"] = taken?.Released?.Mend,
            });
        }

        return results;
    }

    public async Task<JsonNode> ChooseAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var site = Named(arguments).Single();
        var command = new SiteCommand.ChooseRetention(Number(arguments, "days"), Number(arguments, "months"));
        var (profile, position) = await installation.Commands.HandleAsync(
            StreamName.Site(site.Id), SiteDecider.RulesOf(site.Id), command, by: null, cancellation);
        if (position is { } at) await installation.Sites.ReachedAsync(at, cancellation);
        return Shown(profile!);
    }

    private async Task<RetentionTaken?> LookAsync(SiteProfile site, CancellationToken cancellation) =>
        installation.RetentionRuns.Preview(site) is { } run ? await installation.Retention.LookAsync(run, cancellation) : null;

    private IReadOnlyList<SiteProfile> Named(JsonObject arguments)
    {
        if (arguments["site"]?.GetValue<string>() is not { } id) return installation.Sites.All;
        var site = SiteId.IsValid(id) ? installation.Sites.Find(new SiteId(id)) : null;
        return [site ?? throw new RefusedException("unknown-site", $"There is no site '{id}'. 'retention show' lists them.")];
    }

    private static JsonObject Shown(SiteProfile site) => new()
    {
        ["site"] = site.Id.Value,
        ["name"] = site.Name,
        ["days"] = site.Retention.Days,
        ["months"] = site.Retention.Months,
        ["run"] = site.Retention.Run,
        ["eventsSince"] = Time(site.Retention, site.Retention.Before),
        ["totalsSince"] = Time(site.Retention, site.Retention.TotalsBefore),
        ["running"] = site.Retention.IsUnderway,
    };

    private static string? Time(SiteRetention retention, long line) =>
        retention.Run == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(line).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static int Number(JsonObject arguments, string name) =>
        arguments[name]?.GetValue<int>() ?? throw new RefusedException("missing-argument", $"'{name}' is missing.");

    private static string Words(RetentionProgress progress) => progress.Step switch
    {
        RetentionStep.Cutting => $"site {progress.Site}: {progress.Subjects} visitors' pasts cut",
        RetentionStep.KeepingTotals => $"site {progress.Site}: totals of {progress.Subjects} visitors kept",
        RetentionStep.Settling => $"site {progress.Site}: waiting until all views have let go",
        RetentionStep.Removing => $"site {progress.Site}: events of {progress.Subjects} visitors taken",
        _ => $"site {progress.Site}: giving disk space back",
    };
}
