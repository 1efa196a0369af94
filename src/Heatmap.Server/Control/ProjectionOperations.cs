using System.Text.Json.Nodes;
using Heatmap.Api;
using Heatmap.Domain;
using Heatmap.Projections;
using Heatmap.Projector;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>What the command line can ask about projections.</summary>
internal sealed class ProjectionOperations(Installation installation, ProjectionStatus status)
{
    /// <summary>Every generation with where it stands, and which nodes fold it.</summary>
    public async Task<JsonNode> ListAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        await installation.Projector.Opened.WaitAsync(cancellation);
        var all = await status.EverythingAsync(cancellation);
        var cluster = await installation.Views.Ports.Membership.ReadAsync(cancellation);
        return new JsonArray([.. all.SelectMany(p => p.Generations.Select(g => (JsonNode)new JsonObject
        {
            ["projection"] = p.Name,
            ["codeVersion"] = p.CodeVersion,
            ["generation"] = g.Id,
            ["scope"] = g.Scope,
            ["definitionsVersion"] = g.DefinitionsVersion,
            ["state"] = g.State.ToString().ToLowerInvariant(),
            ["position"] = g.Position,
            ["progress"] = g.Progress,
            ["trouble"] = g.Trouble,
            ["nodes"] = NodesOf(cluster),
        }))]);
    }

    public async Task<JsonNode> RebuildAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var rebuilt = new JsonArray();
        foreach (var name in Named(arguments))
        {
            tell(new ControlAnswer { Progress = 0, Doing = $"rebuilding {name}" });
            foreach (var generation in await installation.Rebuilds.RebuildAsync(name, p => tell(Told(p, $"rebuilding {name}")), cancellation))
                rebuilt.Add(ToJson(generation));
        }

        return rebuilt;
    }

    public async Task<JsonNode> VerifyAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var (verified, sample) = (new JsonArray(), arguments["sample"]?.GetValue<int>());
        if (sample is < 1) throw new RefusedException("invalid-sample", $"--sample is {sample}; it must be a number of visitors, 1 or more.");
        foreach (var name in Named(arguments))
        {
            tell(new ControlAnswer { Progress = 0, Doing = $"verifying {name}" });
            var results = sample is { } subjects
                ? await installation.Rebuilds.SampleAsync(
                    name, subjects, Installation.NewId().GetHashCode(), p => tell(new ControlAnswer { Progress = p, Doing = $"verifying {name}" }), cancellation)
                : await installation.Rebuilds.VerifyAsync(name, p => tell(Told(p, $"verifying {name}")), cancellation);
            foreach (var result in results) verified.Add(ToJson(result));
        }

        return verified;
    }

    public async Task<JsonNode> ResumeAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        await installation.Projector.Opened.WaitAsync(cancellation);
        var resumed = new JsonArray();
        foreach (var name in Named(arguments))
        {
            foreach (var generation in await installation.Projector.ResumeAsync(name, cancellation)) resumed.Add(ToJson(generation));
        }

        return resumed;
    }

    private static IReadOnlyList<string> Named(JsonObject arguments) =>
        arguments["projection"]?.GetValue<string>() is { } name ? [name] : [.. AllProjections.List.Select(p => p.Version.Name)];

    private static ControlAnswer Told(BuildProgress progress, string doing) => new()
    {
        Progress = progress.Part,
        Doing = doing,
        EventsPerSecond = Math.Round(progress.EventsPerSecond),
        SecondsLeft = progress.TimeLeft is { } left ? Math.Round(left.TotalSeconds, 1) : null,
    };

    private static JsonArray NodesOf(Cluster cluster) => new([.. cluster.Members.Select(m => (JsonNode)new JsonObject
    {
        ["node"] = m.Node,
        ["partitions"] = new JsonArray([.. cluster.HeldBy(m.Node).Select(l => l.Resource).Where(r => r < Events.Partition.Count).Select(r => (JsonNode)r)]),
        ["lagSeconds"] = Math.Round(m.Lag.TotalSeconds, 3),
    })]);

    private static JsonObject ToJson(Generation generation) =>
        new() { ["projection"] = generation.Projection, ["scope"] = generation.Scope, ["generation"] = generation.Id.Value };

    private static JsonObject ToJson(VerifyResult result) => new()
    {
        ["projection"] = result.Live.Projection,
        ["scope"] = result.Live.Scope,
        ["position"] = result.Position,
        ["rows"] = result.Rows,
        ["subjects"] = result.Subjects,
        ["skipped"] = result.Skipped,
        ["equal"] = result.FirstDifference is null,
        ["firstDifference"] = result.FirstDifference,
    };
}
