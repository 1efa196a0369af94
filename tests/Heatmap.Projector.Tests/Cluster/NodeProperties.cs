using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

/// <summary>Whatever befalls the nodes, the views end as one fold over all events.</summary>
public class NodeProperties
{
    private static readonly Definitions Changed = OtherRules.Definitions;

    [Fact]
    public void Nothing_is_lost_or_doubled_whichever_nodes_are_killed_paused_and_woken_up_in_between() =>
        Holds(40, (seed, order) => EndsAsFoldedByHandAsync(TestViews.InMemory(), seed, order, Trial.AnyStep));

    [Fact]
    public void The_same_holds_over_sqlite() => Holds(8, (seed, order) => EndsAsFoldedByHandAsync(TestViews.Sqlite(), seed, order, Trial.AnyStep));

    [Fact]
    public void The_same_holds_over_postgresql() =>
        Holds(8, async (seed, order) => await EndsAsFoldedByHandAsync(await TestViews.PostgresAsync(), seed, order, Trial.AnyStepOrBuild));

    [Fact]
    public void The_same_holds_while_generations_are_rebuilt_and_a_site_gets_its_own() =>
        Holds(30, (seed, order) => EndsAsFoldedByHandAsync(TestViews.InMemory(), seed, order, Trial.AnyStepOrBuild));

    private static async Task EndsAsFoldedByHandAsync(TestViews views, int seed, int order, Func<Trial, Task> step)
    {
        var happenings = RandomWorld.Of(seed, subjects: 8);
        await using var world = new ClusterWorld(views);
        var trial = new Trial(world, new Random(order), RandomWorld.Reshuffled(happenings, order), Changed);
        for (var i = 0; i < 30; i++) await step(trial);
        await trial.EndWellAsync();

        (await views.Generations.ListAsync()).ShouldAllBe(g => g.State == GenerationState.Live && g.Trouble == null);
        await BruteForce.ShouldBeHeldAsync(views, happenings, trial.HasChanged ? Changed : null);
    }

    private static void Holds(int cases, Func<int, int, Task> property) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(cases),
        Prop.ForAll<int, int>((seed, order) => Task.Run(() => property(seed, order)).GetAwaiter().GetResult()));
}
