using Heatmap.Events;

namespace Heatmap.Domain.Tests.Sites;

public sealed class RetentionSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 30, 0, TimeSpan.Zero);
    private static readonly SiteRegistered Registered = new("leaf", "Leaf & Loam", "pk_1", ["https://leaf.example"]);

    [Fact]
    public void A_site_chooses_how_long_it_keeps_events_and_totals() =>
        Given(Registered).When(new SiteCommand.ChooseRetention(60, 24), new RetentionChosen(60, 24));

    [Fact]
    public void To_choose_what_is_chosen_already_changes_nothing()
    {
        Given(Registered).When(new SiteCommand.ChooseRetention(30, 13));
        Given(Registered, new RetentionChosen(60, 24)).When(new SiteCommand.ChooseRetention(60, 24));
    }

    [Theory]
    [InlineData(3, 13)]
    [InlineData(3651, 120)]
    [InlineData(30, 0)]
    [InlineData(30, 121)]
    [InlineData(30, 1)]
    [InlineData(365, 13)]
    public void What_would_let_late_batches_count_twice_or_totals_go_before_their_events_is_refused(int days, int months) =>
        Given(Registered).WhenRefused(new SiteCommand.ChooseRetention(days, months), "bad-retention");

    [Theory]
    [InlineData(4, 1)]
    [InlineData(24, 1)]
    [InlineData(360, 13)]
    [InlineData(3356, 120)]
    public void The_shortest_and_the_longest_that_hold_are_taken(int days, int months) =>
        Given(Registered).When(new SiteCommand.ChooseRetention(days, months), new RetentionChosen(days, months));

    [Fact]
    public void A_run_takes_what_is_older_than_thirty_days_and_thirteen_months_at_midnight() =>
        Given(Registered).When(new SiteCommand.BeginRetention(Noon), new RetentionApplied(1, At(2026, 10, 22), At(2025, 10, 21)));

    [Fact]
    public void A_run_takes_what_is_older_than_the_site_chose() =>
        Given(Registered, new RetentionChosen(4, 1))
            .When(new SiteCommand.BeginRetention(Noon), new RetentionApplied(1, At(2026, 11, 17), At(2026, 10, 21)));

    [Fact]
    public void While_a_run_is_underway_no_other_begins() =>
        Given(Registered, new RetentionApplied(1, At(2026, 10, 1), At(2025, 10, 1))).When(new SiteCommand.BeginRetention(Noon));

    [Fact]
    public void The_next_night_has_the_next_number() =>
        Given(Registered, new RetentionApplied(1, At(2026, 10, 21), At(2025, 10, 20)), new RetentionDone(1, 0, 0, 0))
            .When(new SiteCommand.BeginRetention(Noon), new RetentionApplied(2, At(2026, 10, 22), At(2025, 10, 21)));

    [Fact]
    public void What_was_done_today_is_not_done_again() =>
        Given(Registered, new RetentionApplied(1, At(2026, 10, 22), At(2025, 10, 21)), new RetentionDone(1, 0, 0, 0))
            .When(new SiteCommand.BeginRetention(Noon));

    [Fact]
    public void Whoever_chooses_to_keep_more_gets_nothing_back() =>
        Given(Registered, new RetentionApplied(1, At(2026, 10, 22), At(2025, 10, 21)), new RetentionDone(1, 0, 0, 0), new RetentionChosen(300, 24))
            .When(new SiteCommand.BeginRetention(Noon));

    [Fact]
    public void A_run_ends_once_with_what_it_took() =>
        Given(Registered, new RetentionApplied(1, 10, 5)).When(new SiteCommand.EndRetention(1, 3, 2, 40), new RetentionDone(1, 3, 2, 40));

    [Fact]
    public void A_run_that_has_ended_does_not_end_again() =>
        Given(Registered, new RetentionApplied(1, 10, 5), new RetentionDone(1, 3, 2, 40)).When(new SiteCommand.EndRetention(1, 3, 2, 40));

    [Fact]
    public void Only_the_last_run_can_end() =>
        Given(Registered, new RetentionApplied(1, 10, 5), new RetentionDone(1, 3, 2, 40), new RetentionApplied(2, 11, 5))
            .WhenRefused(new SiteCommand.EndRetention(1, 3, 2, 40), "unknown-run");

    [Fact]
    public void A_site_that_is_not_registered_keeps_nothing() =>
        Given().WhenRefused(new SiteCommand.ChooseRetention(60, 24), "unknown-site");

    private static Scenario<SiteCommand, SiteProfile?> Given(params IEvent[] happened) => new(SiteDecider.RulesOf(new SiteId("leafloam")), happened);

    private static long At(int year, int month, int day) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
