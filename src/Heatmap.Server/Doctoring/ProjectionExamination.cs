using System.Text.Json;
using Heatmap.Sql;
using Heatmap.Views;
using Heatmap.Views.Sql;

namespace Heatmap.Server;

/// <summary>Whether every projection folds on, and what the server itself has to complain of.</summary>
internal sealed class ProjectionExamination(string data, StoreAddress views) : IExamination
{
    public string Subject => "projections";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation)
    {
        if (!DataFolder.IsOwned(data)) return [.. Judge(await StoredAsync(cancellation)), Finding.Fine("server", "No server runs.")];
        using var server = new ControlClient(DataFolder.ControlSocket(Path.GetFullPath(data)));
        var troubles = (await server.AskAsync("troubles", [], _ => { }, cancellation)).Deserialize<string[]>()!;
        var listed = await server.AskAsync("projections/list", [], _ => { }, cancellation);
        var generations = listed.EnumerateArray().Select(g => (
            g.GetProperty("projection").GetString()!, g.GetProperty("scope").GetString()!, g.GetProperty("trouble").GetString(), g.GetProperty("progress").GetDouble())).ToList();
        return [.. Judge(generations), .. Troubles(troubles)];
    }

    private static IEnumerable<Finding> Troubles(string[] troubles) => troubles.Length == 0
        ? [Finding.Fine("server", "It runs, and all of its work goes on.")]
        : troubles.Select(trouble => Finding.Act("server", trouble, "See its log; a restart tries again."));

    private IEnumerable<Finding> Judge(IReadOnlyList<(string Projection, string Scope, string? Trouble, double Progress)> generations)
    {
        var still = generations.Where(g => g.Trouble is not null).ToList();
        foreach (var (projection, scope, trouble, _) in still)
            yield return Finding.Act(Subject, $"{projection} ({(scope == Generation.EverySite ? "all sites" : scope)}) stands still: {trouble}", "Run a version that can fold the event, then 'projections resume'.");
        // A page of the log at a time is always underway.
        var behind = generations.Where(g => g.Trouble is null && g.Progress < 0.99).Select(g => $"{g.Projection} {Math.Floor(100 * g.Progress):0} %").ToList();
        if (behind.Count > 0)
            yield return Finding.Notice(Subject, $"Not yet folded: {string.Join(", ", behind)}.", "They catch up by themselves while a server runs.");
        if (still.Count + behind.Count == 0) yield return Finding.Fine(Subject, $"{generations.Count} generations; none stands still.");
    }

    /// <summary>What the views' file says; how far they have come, nobody knows while no server runs.</summary>
    private async Task<IReadOnlyList<(string, string, string?, double)>> StoredAsync(CancellationToken cancellation)
    {
        if (views is not StoreAddress.File place) return [];
        using var file = SqliteInspection.Open(place.Path);
        using var stored = new SqlViews(file);
        return [.. (await stored.Generations.ListAsync(cancellation)).Select(g => (g.Projection, g.Scope, g.Trouble, 1.0))];
    }
}
