using System.Net;
using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

public sealed class StrictVisitorTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_run_is_a_subject_of_its_own_over_a_restart_and_days()
    {
        var first = await OfRunAsync(1);
        (await OfRunAsync(2)).ShouldNotBe(first);
        await _rig.RestartAsync();
        _rig.Clock.Advance(TimeSpan.FromDays(2));
        (await OfRunAsync(1)).ShouldBe(first);
        (await _rig.VisitAsync(1)).Id.ShouldNotBe(first, "a visitor's own id that equals a run's is another's");
    }

    [Fact]
    public async Task By_the_day_address_and_browser_together_are_the_visitor_also_over_a_restart()
    {
        var first = await OfDayAsync(1, "192.0.2.1");
        (await OfDayAsync(2, "192.0.2.1")).ShouldBe(first);
        (await OfDayAsync(3, "192.0.2.2")).ShouldNotBe(first);
        (await OfDayAsync(4, "192.0.2.1", "other")).ShouldNotBe(first);
        await _rig.RestartAsync();
        (await OfDayAsync(5, "192.0.2.1")).ShouldBe(first);
    }

    [Fact]
    public async Task A_run_keeps_its_subject_over_midnight_a_new_address_and_a_change_of_the_setting()
    {
        var (alone, daily) = (await OfRunAsync(1), await OfDayAsync(2, "192.0.2.1"));

        (await OfDayAsync(1, "192.0.2.1")).ShouldBe(alone);
        (await OfRunAsync(2)).ShouldBe(daily);
        (await OfDayAsync(2, "192.0.2.9")).ShouldBe(daily);
        _rig.Clock.Advance(TimeSpan.FromDays(1));
        await _rig.RestartAsync();
        (await OfDayAsync(2, "192.0.2.1")).ShouldBe(daily);
        (await OfDayAsync(3, "192.0.2.1")).ShouldNotBe(daily);
    }

    [Fact]
    public async Task Concurrent_first_sights_of_a_days_runs_give_one_subject()
    {
        var sights = Enumerable.Range(0, 64).Select(n => Task.Run(() => OfDayAsync(n % 8, "192.0.2.1")));
        (await Task.WhenAll(sights)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task With_the_day_the_salt_and_its_map_rows_go_and_the_same_visitor_is_another_subject()
    {
        var today = await OfDayAsync(1, "192.0.2.1");
        var marks = await MarksOfAsync(today);
        var day = DateOnly.FromDateTime(_rig.Clock.GetUtcNow().UtcDateTime).DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var salt = (await _rig.Keys.Secrets.FindAsync(new("salts", day))).ShouldNotBeNull().Bytes.ToArray();
        (marks.All(m => _rig.Folder.Holds(m.ToArray())) && _rig.Folder.Holds(salt)).ShouldBeTrue("or the search below finds nothing at all");

        _rig.Clock.Advance(TimeSpan.FromDays(1));
        (await OfDayAsync(2, "192.0.2.1")).ShouldNotBe(today);

        var gone = marks.Except(await MarksOfAsync(today)).ShouldHaveSingleItem("the run's stays, the day's goes");
        (await _rig.Keys.Secrets.FindAsync(new("salts", day))).ShouldBeNull();
        _rig.Folder.Holds(salt).ShouldBeFalse();
        _rig.Folder.Holds(gone.ToArray()).ShouldBeFalse();
        (await _rig.Vault.Subjects.FindAsync(Some.Site, today)).ShouldNotBeNull("what the visitor did yesterday stays readable");
    }

    [Fact]
    public async Task A_forgotten_run_is_refused_and_the_next_one_is_another_subject()
    {
        var run = await OfRunAsync(1);
        await ForgetAsync(run);

        (await ResolveAsync(VisitorMark.OfRun(Some.Guid(1)))).ShouldBeOfType<Resolution.Forgotten>();
        (await OfRunAsync(2)).ShouldNotBe(run);
    }

    [Fact]
    public async Task A_visitor_of_a_day_is_forgotten_with_all_the_runs_of_the_day()
    {
        var daily = await OfDayAsync(1, "192.0.2.1");
        await OfDayAsync(2, "192.0.2.1");
        await ForgetAsync(daily);

        foreach (var n in (int[])[1, 2, 3])
            (await ResolveAsync(OfDay(n, "192.0.2.1"))).ShouldBeOfType<Resolution.Forgotten>();
        (await ResolveAsync(VisitorMark.OfRun(Some.Guid(2)))).ShouldBeOfType<Resolution.Forgotten>();
        (await MarksOfAsync(daily)).ShouldBeEmpty();
    }

    private static VisitorMark OfDay(int run, string address, string browser = "browser") =>
        VisitorMark.OfDay(Some.Guid(run), IPAddress.Parse(address), browser);

    private async Task<SubjectId> OfDayAsync(int run, string address, string browser = "browser") =>
        (await ResolveAsync(OfDay(run, address, browser))).ShouldBeOfType<Resolution.Known>().Subject.Id;

    private async Task<SubjectId> OfRunAsync(int run) =>
        (await ResolveAsync(VisitorMark.OfRun(Some.Guid(run)))).ShouldBeOfType<Resolution.Known>().Subject.Id;

    private async Task<Resolution> ResolveAsync(VisitorMark mark) => await _rig.Vault.Subjects.ResolveAsync(Some.Site, mark);

    private Task<IReadOnlyList<Mark>> MarksOfAsync(SubjectId subject) => _rig.Keys.Map.MarksOfAsync(Some.Site, subject);

    private async Task ForgetAsync(SubjectId subject) =>
        (await _rig.Forgetting.ForgetAsync(Some.Site, new Whom.BySubject(subject), ErasureEffect.KeepTotals, "owner1")).ShouldBeOfType<ForgetOutcome.Forgotten>();
}
