using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Query.Tests.Accounts;

/// <summary>The list of accounts that is kept in memory is the one that the store holds, whatever it was told and whenever it is asked.</summary>
public sealed class AccountsInMemoryTests
{
    private const long Hour = 3_600_000;
    private const long Start = 1_795_255_200_000;

    // More than are read one by one.
    private const int Many = 5_100;

    [Fact]
    public void What_is_kept_up_is_what_is_read_anew_through_changes_losses_silence_and_time() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<int>(seed => LiveAsync(new Random(seed)).GetAwaiter().GetResult()));

    [Fact]
    public async Task Only_what_changed_is_read_again()
    {
        await using var site = await KeptUpAccounts.StartAsync(patient: true);
        await site.CommitAsync(3, Seen("domain:a.example", Start).Concat(Seen("domain:b.example", Start)));
        (await site.ListAsync(Start)).Count.ShouldBe(2);

        await site.CommitAsync(3, Seen("domain:c.example", Start));
        await site.CommitAsync(9, []);

        (await site.ListAsync(Start + Hour)).Count.ShouldBe(3);
        site.ReadAll.ShouldBe(1);
    }

    [Fact]
    public async Task A_moment_that_lies_behind_is_read_once_and_takes_up_what_arrives_late()
    {
        await using var site = await KeptUpAccounts.StartAsync(patient: true);
        await site.CommitAsync(3, Enumerable.Range(0, Many).SelectMany(n => Seen($"domain:{n}.example", Start + (9 * Hour))).Concat(Seen("domain:a.example", Start)));
        (await site.AllAsync(Start + (10 * Hour))).Figures.Count().ShouldBe(Many + 1);
        (await site.ListAsync(Start + Hour)).ShouldHaveSingleItem().Id.ShouldBe("domain:a.example");
        (await site.ListAsync(Start - Hour)).ShouldBeEmpty();
        var read = site.ReadAll;

        await site.CommitAsync(3, Seen("domain:late.example", Start).Concat(Seen("domain:last.example", Start + (9 * Hour))));

        (await site.ListAsync(Start + Hour)).Select(a => a.Id).ShouldBe(["domain:a.example", "domain:late.example"], ignoreOrder: true);
        (await site.ListAsync(Start - Hour)).ShouldBeEmpty();
        (await site.AllAsync(Start + (10 * Hour))).Figures.Count().ShouldBe(Many + 3);
        site.ReadAll.ShouldBe(read);
    }

    [Fact]
    public async Task An_answer_stays_what_it_was_when_more_is_learnt()
    {
        await using var site = await KeptUpAccounts.StartAsync(patient: true);
        await site.CommitAsync(3, [("domain:a.example", AccountCells.HourOf(Start), Start), ("domain:a.example", AccountCells.OfRule(1, Start), Start)]);
        var before = await site.AllAsync(Start);
        var told = before.Figures.ShouldHaveSingleItem();

        await site.CommitAsync(3, Enumerable.Range(0, 20).SelectMany(_ => Seen("domain:a.example", Start).Append(("domain:a.example", AccountCells.OfRule(1, Start), Start))));

        (await site.AllAsync(Start)).Figures.ShouldHaveSingleItem().Points.ShouldBeGreaterThan(told.Points);
        before.Figures.ShouldHaveSingleItem().ShouldBe(told);
    }

    [Fact]
    public async Task Who_asks_when_the_server_ends_is_told_so_and_waits_for_nothing()
    {
        var site = await KeptUpAccounts.StartAsync(patient: true);
        await site.ListAsync(Start);
        await site.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => Task.Run(() => site.ListAsync(Start)).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_category_is_the_one_that_the_figures_tell()
    {
        await using var site = await KeptUpAccounts.StartAsync(patient: true);
        for (var n = 0; n < 60; n++)
            await site.CommitAsync(3, Enumerable.Repeat(($"domain:{n}.example", AccountCells.OfRule(1, Start), Start), n).Concat(Seen($"domain:{n}.example", Start)));
        await site.ListAsync(Start);

        var week = await site.AllAsync(Start + (7 * 24 * Hour));
        var figures = week.Figures.ToList();
        foreach (var account in figures) week.CategoryOf(account.Id).ShouldBe(account.Category);
        figures.Select(a => a.Category).Distinct().Count().ShouldBe(3);
        week.CategoryOf("domain:nobody.example").ShouldBe(AccountCategory.Looker);
    }

    [Fact]
    public async Task A_commit_that_nobody_told_of_is_found_all_the_same()
    {
        await using var site = await KeptUpAccounts.StartAsync();
        await site.ListAsync(Start);

        await site.CommitAsync(3, Seen("domain:a.example", Start), told: false);

        (await site.ListAsync(Start)).Count.ShouldBe(1);
        site.ReadAll.ShouldBe(2);
    }

    [Fact]
    public async Task What_retention_takes_is_gone_from_what_is_kept_up()
    {
        await using var site = await KeptUpAccounts.StartAsync(patient: true);
        await site.CommitAsync(3, Seen("domain:a.example", Start).Concat(Seen("domain:b.example", Start)));
        (await site.ListAsync(Start)).Count.ShouldBe(2);

        await site.TakeAsync(Seen("domain:a.example", Start));

        // No checkpoint says that there is something to be told, so that it isn't waited for.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await site.ListAsync(Start)).Count > 1) await Task.Delay(1, patience.Token);
        (await site.ListAsync(Start)).ShouldHaveSingleItem().Id.ShouldBe("domain:b.example");
    }

    [Fact]
    public async Task Many_who_ask_at_once_while_others_change_it_get_what_was_there_or_what_is()
    {
        await using var site = await KeptUpAccounts.StartAsync();
        var asking = Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var (i, last) = (0, 0); i < 50; i++)
            {
                var count = (await site.ListAsync(Start + Hour)).Count;
                count.ShouldBeGreaterThanOrEqualTo(last, "nothing is taken back");
                last = count;
            }
        }).ToList();

        for (var i = 0; i < 100; i++) await site.CommitAsync(i % 5, Seen($"domain:{i}.example", Start));

        await Task.WhenAll(asking);
        (await site.ListAsync(Start + Hour)).Count.ShouldBe(100);
    }

    private static IEnumerable<(string, int, long)> Seen(string account, long at) => [(account, AccountCells.HourOf(at), at)];

    private static async Task LiveAsync(Random random)
    {
        await using var site = await KeptUpAccounts.StartAsync();
        var (now, rules) = (Start, DefaultIntentRules.Rules);
        for (var i = 0; i < 12; i++)
        {
            now += random.NextInt64(random.Next(8) == 0 ? 40 * 24 * Hour : 3 * Hour);
            for (var c = random.Next(4); c > 0; c--) await site.CommitAsync(random.Next(3), Deeds(random, now), told: random.Next(12) > 0);
            if (random.Next(10) == 0) site.Miss();
            if (random.Next(12) == 0) rules = rules with { Scale = 10 + random.Next(90) };
            var (kept, anew) = await site.AskAsync(WhenAsked(random, now), rules);
            kept.Select(InWords).ShouldBe(anew.Select(InWords));
            foreach (var (one, other) in kept.Zip(anew))
            {
                one.Points.ShouldBe(other.Points, 1e-9);
                Math.Abs(one.Intent - other.Intent).ShouldBeLessThanOrEqualTo(1, "of ten thousand: a rounding");
                Math.Abs(one.Engagement - other.Engagement).ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    /// <summary>Mostly now; else some time that lies behind, or the end of one of the last days, which is asked for again and again.</summary>
    private static long WhenAsked(Random random, long now) => random.Next(6) switch
    {
        0 => now - random.NextInt64(30 * 24 * Hour),
        1 or 2 => (now / (24 * Hour) - random.Next(3)) * 24 * Hour,
        _ => now,
    };

    /// <summary>All sorts of things that accounts are summed of, some of them late, some by a clock that runs ahead.</summary>
    private static IEnumerable<(string, int, long)> Deeds(Random random, long now)
    {
        for (var i = random.Next(5); i >= 0; i--)
        {
            var (account, at) = ($"domain:{random.Next(5)}.example", now + random.NextInt64(-60 * Hour, 2 * Hour));
            yield return (account, AccountCells.HourOf(at), at);
            yield return (account, AccountCells.OfFigure((AccountFigure)random.Next(5), at), at);
            yield return (account, AccountCells.OfPerson(random.Next(4), at), at);
            yield return (account, AccountCells.OfRule(1 + random.Next(8), at), at);
        }
    }

    private static string InWords(AccountFigures a) => $"{a.Id} {a.LastHour} {a.Sessions} {a.PageViews} {a.EngagedMs} {a.People}";
}
