namespace Heatmap.Privacy.Tests;

/// <summary>What every key store does.</summary>
public abstract class KeyStoreContract
{
    private const long Now = 1_000_000;

    protected abstract KeyStore Store { get; }

    [Fact]
    public async Task A_subject_that_was_added_is_found_by_mark_and_by_id()
    {
        var added = await Store.Keys.AddAsync(Some.NewSubject(1));
        added.ShouldBe(new SubjectEntry.Found(Some.Subject(1), Some.Wrapped(1, 1)));
        (await FindAsync(1)).ShouldBe(added);
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldBe(Some.Wrapped(1, 1));
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(1))).ShouldBe([Some.Mark(1)]);
    }

    [Fact]
    public async Task Visitors_of_a_day_and_others_are_added_in_any_order()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        for (var n = 2; n <= 12; n++) (await Store.Keys.AddAsync(Some.NewSubject(n, day: n % 2 == 0 ? n : null))).ShouldBe(new SubjectEntry.Found(Some.Subject(n), Some.Wrapped(1, n)));
        (await Store.Map.ExpireAsync(7)).ShouldBe(3);
    }

    [Fact]
    public async Task Several_are_found_at_once_and_who_is_not_there_is_left_out()
    {
        for (var n = 1; n <= 3; n++) await Store.Keys.AddAsync(Some.NewSubject(n));
        var found = await Store.Keys.FindAsync(Some.Site, [Some.Subject(3), Some.Subject(9), Some.Subject(1), Some.Subject(3)]);
        found.Keys.ShouldBe([Some.Subject(1), Some.Subject(3)], ignoreOrder: true);
        found[Some.Subject(3)].ShouldBe(Some.Wrapped(1, 3));
        (await Store.Keys.FindAsync(Some.OtherSite, [Some.Subject(1)])).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_anchor_keeps_the_latest_head_and_never_goes_back()
    {
        (await Store.Anchor.FindAsync()).ShouldBeNull();
        await Store.Anchor.SetAsync(new LedgerHead(2, "b"));
        await Store.Anchor.SetAsync(new LedgerHead(1, "a"));
        (await Store.Anchor.FindAsync()).ShouldBe(new LedgerHead(2, "b"));
        await Store.Anchor.SetAsync(new LedgerHead(3, "c"));
        (await Store.Anchor.FindAsync()).ShouldBe(new LedgerHead(3, "c"));
    }

    [Fact]
    public async Task Nobody_is_found_under_another_mark_id_or_site()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        (await FindAsync(2)).ShouldBeOfType<SubjectEntry.None>();
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(2))).ShouldBeNull();
        (await Store.Keys.FindAsync(Some.OtherSite, Some.Subject(1))).ShouldBeNull();
        (await Store.Map.FindAsync(Some.OtherSite, Some.Mark(1), Some.Mark(-1), Now)).ShouldBeOfType<SubjectEntry.None>();
    }

    [Fact]
    public async Task Of_two_subjects_for_one_mark_the_first_stays()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        var second = Some.NewSubject(2) with { Mark = Some.Mark(1) };
        (await Store.Keys.AddAsync(second)).ShouldBe(new SubjectEntry.Found(Some.Subject(1), Some.Wrapped(1, 1)));
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(2))).ShouldBeNull();
    }

    [Fact]
    public async Task Concurrent_adds_for_one_mark_give_one_subject()
    {
        var adds = Enumerable.Range(1, 50).Select(n => Task.Run(() => Store.Keys.AddAsync(Some.NewSubject(n) with { Mark = Some.Mark(999) })));
        (await Task.WhenAll(adds)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_subject_without_a_mark_is_added_once()
    {
        var account = Some.NewSubject(1) with { Mark = null };
        await Store.Keys.AddAsync(account);
        (await Store.Keys.AddAsync(account with { Key = Some.Wrapped(1, 2) }))
            .ShouldBe(new SubjectEntry.Found(Some.Subject(1), Some.Wrapped(1, 1)));
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_subject_that_is_there_is_given_further_marks_and_the_first_subject_of_a_mark_stays()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1, day: 5));
        await Store.Keys.AddAsync(Some.NewSubject(2));
        var further = Some.NewSubject(1) with { Key = null, Mark = Some.Mark(7) };

        (await Store.Keys.AddAsync(further)).ShouldBe(new SubjectEntry.Found(Some.Subject(1), Some.Wrapped(1, 1)));
        (await Store.Keys.AddAsync(further with { Subject = Some.Subject(2) })).ShouldBe(new SubjectEntry.Found(Some.Subject(1), Some.Wrapped(1, 1)));
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(1))).ShouldBe([Some.Mark(1), Some.Mark(7)], ignoreOrder: true);
        (await Store.Map.ExpireAsync(6)).ShouldBe(1);
        (await FindAsync(7)).ShouldBeOfType<SubjectEntry.Found>();
    }

    [Fact]
    public async Task Nobody_who_is_gone_is_given_a_mark()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(1))]);
        var further = Some.NewSubject(1) with { Key = null, Mark = Some.Mark(7) };

        (await Store.Keys.AddAsync(further)).ShouldBeOfType<SubjectEntry.None>();
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(1))).ShouldBeEmpty();
        await Store.Tombstones.AddAsync(Some.Site, [Some.Mark(-1)], Now);
        (await Store.Keys.AddAsync(further)).ShouldBeOfType<SubjectEntry.Buried>();
    }

    [Fact]
    public async Task A_tombstone_goes_before_a_map_row_and_keeps_new_ones_out_until_its_time()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await Store.Tombstones.AddAsync(Some.Site, [Some.Mark(-1), Some.Mark(-2)], Now + 10);
        (await FindAsync(1)).ShouldBeOfType<SubjectEntry.Buried>();
        (await Store.Keys.AddAsync(Some.NewSubject(2, Now + 9))).ShouldBeOfType<SubjectEntry.Buried>();
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(2))).ShouldBeNull();
        (await FindAsync(1, Now + 10)).ShouldBeOfType<SubjectEntry.Found>();
        (await Store.Keys.AddAsync(Some.NewSubject(2, Now + 10))).ShouldBeOfType<SubjectEntry.Found>();
    }

    [Fact]
    public async Task Of_two_tombstones_the_later_time_holds_and_purging_takes_those_whose_time_has_come()
    {
        await Store.Tombstones.AddAsync(Some.Site, [Some.Mark(-1)], Now + 10);
        await Store.Tombstones.AddAsync(Some.Site, [Some.Mark(-1), Some.Mark(-2)], Now + 5);
        (await Store.Tombstones.PurgeAsync(Now + 5)).ShouldBe(1);
        (await FindAsync(1, Now + 9)).ShouldBeOfType<SubjectEntry.Buried>();
        (await Store.Tombstones.PurgeAsync(Now + 10)).ShouldBe(1);
    }

    [Fact]
    public async Task Destroying_subjects_takes_key_map_and_index_and_leaves_the_others()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await Store.Keys.AddAsync(Some.NewSubject(2));
        await Store.Index.NoteAsync(Some.Site, Some.Subject(1), [Some.Mark(50)]);
        await Store.Index.NoteAsync(Some.Site, Some.Subject(2), [Some.Mark(50)]);
        (await Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(1)), new(Some.Site, Some.Subject(3))])).ShouldBe(1);
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldBeNull();
        (await FindAsync(1)).ShouldBeOfType<SubjectEntry.None>();
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(1))).ShouldBeEmpty();
        (await Store.Index.FindAsync(Some.Site, Some.Mark(50))).ShouldBe([Some.Subject(2)]);
        (await FindAsync(2)).ShouldBeOfType<SubjectEntry.Found>();
        (await Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(1))])).ShouldBe(0);
    }

    [Fact]
    public async Task The_index_notes_nothing_of_a_subject_without_a_key()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await Store.Keys.DestroyAsync([new(Some.Site, Some.Subject(1))]);
        await Store.Index.NoteAsync(Some.Site, Some.Subject(1), [Some.Mark(50)]);
        (await Store.Index.FindAsync(Some.Site, Some.Mark(50))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_index_finds_every_subject_of_a_mark_once()
    {
        foreach (var n in (int[])[1, 2, 3]) await Store.Keys.AddAsync(Some.NewSubject(n));
        await Store.Index.NoteAsync(Some.Site, Some.Subject(1), [Some.Mark(50), Some.Mark(51)]);
        await Store.Index.NoteAsync(Some.Site, Some.Subject(1), [Some.Mark(50)]);
        await Store.Index.NoteAsync(Some.Site, Some.Subject(2), [Some.Mark(50)]);
        (await Store.Index.FindAsync(Some.Site, Some.Mark(50))).ShouldBe([Some.Subject(1), Some.Subject(2)], ignoreOrder: true);
        (await Store.Index.FindAsync(Some.OtherSite, Some.Mark(50))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Map_rows_of_days_before_expire_and_others_stay()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1, day: 10));
        await Store.Keys.AddAsync(Some.NewSubject(2, day: 11));
        await Store.Keys.AddAsync(Some.NewSubject(3));
        (await Store.Map.ExpireAsync(11)).ShouldBe(1);
        (await FindAsync(1)).ShouldBeOfType<SubjectEntry.None>();
        (await FindAsync(2)).ShouldBeOfType<SubjectEntry.Found>();
        (await FindAsync(3)).ShouldBeOfType<SubjectEntry.Found>();
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_two_secrets_of_one_name_the_first_stays_and_those_before_it_in_the_scope_can_be_destroyed()
    {
        SecretName today = new("salts", "2"), yesterday = new("salts", "1"), tomorrow = new("salts", "3"), site = new("sites", "1");
        (await Store.Secrets.FindAsync(today)).ShouldBeNull();
        await Store.Secrets.AddAsync(today, Some.Wrapped(1, 1));
        await Store.Secrets.AddAsync(yesterday, Some.Wrapped(1, 3));
        await Store.Secrets.AddAsync(tomorrow, Some.Wrapped(1, 5));
        await Store.Secrets.AddAsync(site, Some.Wrapped(1, 4));
        (await Store.Secrets.AddAsync(today, Some.Wrapped(1, 2))).ShouldBe(Some.Wrapped(1, 1));
        (await Store.Secrets.DestroyBeforeAsync(today)).ShouldBe(1);
        (await Store.Secrets.FindAsync(yesterday)).ShouldBeNull();
        (await Store.Secrets.FindAsync(today)).ShouldBe(Some.Wrapped(1, 1));
        (await Store.Secrets.FindAsync(tomorrow)).ShouldBe(Some.Wrapped(1, 5));
        (await Store.Secrets.FindAsync(site)).ShouldBe(Some.Wrapped(1, 4));
    }

    [Fact]
    public async Task Rewrapping_reads_the_newest_of_what_is_older_first_and_never_more_than_the_limit()
    {
        foreach (var n in (int[])[1, 2, 3]) await Store.Keys.AddAsync(Some.NewSubject(n, epoch: n));
        await Store.Secrets.AddAsync(new("sites", "a"), Some.Wrapped(2, 9));
        (await Store.Rewrapping.ReadOlderAsync(3, 10)).Select(r => r.Value.Epoch).ShouldBe([2, 2, 1]);
        (await Store.Rewrapping.ReadOlderAsync(4, 1)).ShouldHaveSingleItem().Value.ShouldBe(Some.Wrapped(3, 3));
        (await Store.Rewrapping.ReadOlderAsync(1, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Replacing_never_brings_a_row_back_nor_sets_it_to_an_older_epoch()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1));
        await Store.Secrets.AddAsync(new("sites", "a"), Some.Wrapped(3, 9));
        await Store.Rewrapping.ReplaceAsync(
        [
            new(new KeyRow.OfSubject(Some.Site, Some.Subject(1)), Some.Wrapped(2, 5)),
            new(new KeyRow.OfSubject(Some.Site, Some.Subject(2)), Some.Wrapped(2, 6)),
            new(new KeyRow.OfSecret(new("sites", "a")), Some.Wrapped(2, 7)),
        ]);
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldBe(Some.Wrapped(2, 5));
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(2))).ShouldBeNull();
        (await Store.Secrets.FindAsync(new("sites", "a"))).ShouldBe(Some.Wrapped(3, 9));
    }

    [Fact]
    public async Task Keeping_only_some_epochs_deletes_those_before_with_what_led_to_them()
    {
        await Store.Keys.AddAsync(Some.NewSubject(1, epoch: 1));
        await Store.Keys.AddAsync(Some.NewSubject(2, epoch: 2));
        await Store.Keys.AddAsync(Some.NewSubject(4, epoch: 4));
        await Store.Secrets.AddAsync(new("sites", "a"), Some.Wrapped(1, 9));
        await Store.Index.NoteAsync(Some.Site, Some.Subject(1), [Some.Mark(50)]);
        (await Store.Rewrapping.KeepOnlyAsync([2, 3])).ShouldBe(2);
        (await Store.Keys.FindAsync(Some.Site, Some.Subject(1))).ShouldBeNull();
        (await Store.Map.MarksOfAsync(Some.Site, Some.Subject(1))).ShouldBeEmpty();
        (await Store.Index.FindAsync(Some.Site, Some.Mark(50))).ShouldBeEmpty();
        (await Store.Secrets.FindAsync(new("sites", "a"))).ShouldBeNull();
        (await FindAsync(2)).ShouldBeOfType<SubjectEntry.Found>();
        (await FindAsync(4)).ShouldBeOfType<SubjectEntry.Found>("it is of an epoch that another node has begun");
    }

    private ValueTask<SubjectEntry> FindAsync(int n, long now = Now) => Store.Map.FindAsync(Some.Site, Some.Mark(n), Some.Mark(-n), now);
}
