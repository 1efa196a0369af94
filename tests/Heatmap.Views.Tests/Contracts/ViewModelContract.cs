using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Views.Tests;

/// <summary>Random commits against a model that is nothing but sums and dictionaries.</summary>
public abstract class ViewModelContract(Func<ViewStore> open)
{
    [Fact]
    public void Any_commits_leave_what_the_model_holds() => Prop
        .ForAll(Arb.From(Commits), commits => AgreesAsync(commits).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>Few values of everything, so that rows meet again and totals return to nothing.</summary>
    private static Gen<List<RandomCommit>> Commits { get; } =
        from commits in (
            from generation in Gen.Choose(0, 1)
            from puts in (from key in Keys from rank in Gen.Choose(-2, 2) select (key, rank)).ListOf()
            from removed in Keys.ListOf()
            from deltas in Delta.ListOf()
            select new RandomCommit(generation, [.. puts], [.. removed], [.. deltas])).ListOf()
        select commits.ToList();

    private static Gen<ViewKey> Keys { get; } =
        from site in Gen.Elements(Some.Site, Some.OtherSite)
        from parent in Gen.Elements("", "p")
        from key in Gen.Elements("a", "b", "\uFF5E", "\U0001F600")
        select Some.Key(key, site, parent);

    private static Gen<RollupDelta> Delta { get; } =
        from site in Gen.Elements(Some.Site, Some.OtherSite)
        from name in Gen.Elements("/", "/a")
        from item in Gen.Elements("", "#buy")
        from quarter in Gen.Elements(-97L, -1, 0, 3, 4, 95, 96, 200)
        from cell in Gen.Elements(0, 1, 130, 70_000)
        from weight in Gen.Choose(-3, 3)
        select Some.Clicks(quarter, cell, weight, site, name, item: item);

    private async Task<bool> AgreesAsync(List<RandomCommit> commits)
    {
        using var store = open();
        GenerationId[] generations = [await store.BeginAsync(), await store.BeginAsync()];
        ViewModel[] models = [new(), new()];
        foreach (var commit in commits)
        {
            var asked = commit.For(generations[commit.Generation]);
            if (models[commit.Generation].TryApply(asked)) await store.CommitAsync(asked);
            else await Should.ThrowAsync<InvalidOperationException>(() => store.CommitAsync(asked));
        }

        for (var i = 0; i < 2; i++) await models[i].ShouldBeHeldByAsync(store, generations[i]);
        return true;
    }
}
