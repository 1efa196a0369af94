using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Query.Tests.Funnels;

/// <summary>A funnel's parts by category that are kept in memory are those that the store holds, whatever was told and whenever it is asked.</summary>
public sealed class FunnelsInMemoryTests
{
    private const long Hour = 4 * KeptUpFunnel.Quarter;
    private const long Start = 1_795_255_200_000;

    private static readonly Dictionary<string, AccountCategory> Nobody = [];

    [Fact]
    public void What_is_kept_up_is_what_was_done_through_changes_losses_silence_and_other_times() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<int>(seed => LiveAsync(new Random(seed)).GetAwaiter().GetResult()));

    [Fact]
    public async Task Only_what_changed_is_read_again()
    {
        await using var funnel = await KeptUpFunnel.StartAsync(patient: true);
        await funnel.CommitAsync(3, [("a", Start, 0, 100), ("b", Start, 0, 100), (null, Start, 0, 300)]);
        (await funnel.AskAsync(Start - Hour, Start + Hour, Nobody)).ShouldBe([" 300 0", "Looker 200 0"]);

        await funnel.CommitAsync(3, [("b", Start, 1, 100)]);
        await funnel.CommitAsync(9, []);

        (await funnel.AskAsync(Start - Hour, Start + Hour, new Dictionary<string, AccountCategory> { ["b"] = AccountCategory.HighIntent }))
            .ShouldBe([" 300 0", "HighIntent 100 100", "Looker 100 0"]);
        funnel.Views.ReadAll.ShouldBe(1);
    }

    [Fact]
    public async Task A_commit_that_nobody_told_of_is_found_all_the_same()
    {
        await using var funnel = await KeptUpFunnel.StartAsync();
        await funnel.AskAsync(Start - Hour, Start + Hour, Nobody);

        await funnel.CommitAsync(3, [("a", Start, 0, 100)], told: false);

        (await funnel.AskAsync(Start - Hour, Start + Hour, Nobody)).ShouldBe(["Looker 100 0"]);
        funnel.Views.ReadAll.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_committed_while_it_is_read_is_never_half_in_the_answer()
    {
        await using var funnel = await KeptUpFunnel.StartAsync();
        await funnel.CommitAsync(0, [("a", Start, 0, 100)]);
        var commits = 0;
        funnel.Views.Reading = () => commits++ < 20 ? funnel.CommitAsync(commits % 3, [("a", Start, 0, 100)]) : Task.CompletedTask;

        for (var i = 0; i < 8; i++) (await funnel.AskAsync(Start - Hour, Start + Hour, Nobody)).ShouldHaveSingleItem().ShouldStartWith("Looker ");
        commits.ShouldBeGreaterThan(20);
        (await funnel.AskAsync(Start - Hour, Start + Hour, Nobody)).ShouldBe(["Looker 2100 0"]);
    }

    private static async Task LiveAsync(Random random)
    {
        await using var funnel = await KeptUpFunnel.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            for (var c = random.Next(4); c > 0; c--) await funnel.CommitAsync(random.Next(3), [.. Deeds(random)], told: random.Next(12) > 0);
            if (random.Next(10) == 0) funnel.Views.Miss();
            var from = Start - random.NextInt64(80 * Hour);
            var to = from + random.NextInt64(90 * Hour);
            var categories = Enumerable.Range(0, 5).Where(_ => random.Next(3) > 0).ToDictionary(n => $"account {n}", _ => (AccountCategory)random.Next(3));
            (await funnel.AskAsync(from, to, categories)).ShouldBe(funnel.Count(from, to, categories));
        }
    }

    /// <summary>Some of accounts and some of none, some of them late; nobody takes the second step without the first.</summary>
    private static IEnumerable<(string? Account, long At, int Step, long Count)> Deeds(Random random)
    {
        for (var i = random.Next(5); i >= 0; i--)
        {
            var (account, at) = (random.Next(3) == 0 ? null : $"account {random.Next(6)}", Start + random.NextInt64(-72 * Hour, Hour));
            yield return (account, at, 0, 100);
            if (random.Next(2) == 0) yield return (account, at, 1, 100);
        }
    }
}
