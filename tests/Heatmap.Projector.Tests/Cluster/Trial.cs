using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

/// <summary>What may befall two or three nodes while events arrive, by chance.</summary>
internal sealed class Trial(ClusterWorld world, Random random, List<Happening> arriving, Definitions changed)
{
    private const int MostNodes = 3;

    private readonly List<Task> _builds = [];
    private int _arrived;

    public bool HasChanged { get; private set; }

    public static async Task AnyStep(Trial trial)
    {
        switch (trial.Roll(10))
        {
            case 0 or 1 or 2: await trial.ArriveAsync(); break;
            case 3: trial.StartNode(); break;
            case 4: trial.Any()?.Gate.PauseAt(1 + trial.Roll(12)); break;
            case 5: trial.Any()?.Gate.KillAt(1 + trial.Roll(12)); break;
            case 6: trial.Any()?.Gate.Wake(); break;
            case 7 when trial.Roll(2) == 0: trial.Any()?.Stop(); break;
            case 8: await trial.PassAsync(60); break;
            default: await trial.PassAsync(8); break;
        }
    }

    public static async Task AnyStepOrBuild(Trial trial)
    {
        switch (trial.Roll(8))
        {
            case 0: trial.Rebuild(); break;
            case 1 when trial.Roll(4) == 0: trial.ChangeDefinitions(); break;
            default: await AnyStep(trial); break;
        }
    }

    /// <summary>All wake up, somebody is there, the rest arrives; what is due is built. Ends when all is folded.</summary>
    public async Task EndWellAsync()
    {
        foreach (var node in world.Nodes)
        {
            node.Gate.Wake();
            node.GiveUpUnlessUp();
        }

        await world.AppendAsync(arriving.Skip(_arrived));
        var last = world.Start();
        var due = last.Rebuilds.TidyAsync(World.Patience);
        await world.UntilAsync(() => due.IsCompleted && _builds.TrueForAll(b => b.IsCompleted), "all builds had ended");
        await due;
        foreach (var build in _builds) await EndedAsync(build);
        var rest = last.Rebuilds.BuildDueAsync(World.Patience);
        await world.UntilAsync(() => rest.IsCompleted, "what was due was built");
        await rest;
        await world.SettleAsync();
    }

    private int Roll(int sides) => random.Next(sides);

    private TestNode? Any() => world.Nodes.Count == 0 ? null : world.Nodes[Roll(world.Nodes.Count)];

    private void StartNode()
    {
        if (world.Nodes.Count(n => !n.Gate.IsDead && !n.IsStopping) < MostNodes) world.Start();
    }

    private async Task ArriveAsync()
    {
        var some = arriving.Skip(_arrived).Take(1 + Roll(12)).ToList();

        // A batch arrives as a whole.
        if (some.Count > 0) some.AddRange(arriving.Skip(_arrived + some.Count).TakeWhile(h => h.Subject == some[^1].Subject && h.Batch == some[^1].Batch));
        _arrived += some.Count;
        await world.AppendAsync(some);
    }

    private async Task PassAsync(int steps)
    {
        for (var i = Roll(steps); i >= 0; i--) await world.PassAsync(TimeSpan.FromMilliseconds(100));
    }

    private void Rebuild()
    {
        if (Any() is not { } node) return;
        var projection = AllProjections.List[Roll(AllProjections.List.Count)].Version.Name;
        _builds.Add(Roll(2) == 0
            ? node.Rebuilds.RebuildAsync(projection, null, node.Work)
            : VerifiedAsync(node, projection));
    }

    private static async Task VerifiedAsync(TestNode node, string projection)
    {
        foreach (var result in await node.Rebuilds.VerifyAsync(projection, null, node.Work)) result.FirstDifference.ShouldBeNull();
    }

    private void ChangeDefinitions()
    {
        world.Sites.Change(World.Site, changed);
        HasChanged = true;
        if (Any() is { } node) _builds.Add(node.Rebuilds.BuildDueAsync(node.Work));
    }

    /// <summary>A build may fail with its node; it may not fail with anything else.</summary>
    private static async Task EndedAsync(Task build)
    {
        try
        {
            await build;
        }
        catch (Exception e) when (e is LogUnavailableException or LeaseLostException or GenerationGoneException or OperationCanceledException)
        {
            // The node died, or slept until it had lost the right to build.
        }
    }
}
