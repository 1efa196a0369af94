using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

public sealed class SubjectsTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_visitor_is_the_same_subject_again_also_after_a_restart()
    {
        var (subject, box) = await _rig.ActAsync(1, "secret");
        (await _rig.VisitAsync(1)).ShouldBeSameAs(subject);
        await _rig.RestartAsync();
        (await _rig.VisitAsync(1)).Id.ShouldBe(subject.Id);
        (await _rig.ReadAsync(subject, box)).ShouldBe("secret");
    }

    [Fact]
    public async Task Visitors_and_sites_are_kept_apart()
    {
        var first = await _rig.VisitAsync(1);
        (await _rig.VisitAsync(2)).Id.ShouldNotBe(first.Id);
        var elsewhere = (Resolution.Known)await _rig.Vault.Subjects.ResolveAsync(Some.OtherSite, VisitorMark.Own(Some.Guid(1)));
        elsewhere.Subject.Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Concurrent_first_sights_of_one_visitor_give_one_subject()
    {
        var sights = Enumerable.Range(0, 64).Select(n => Task.Run(() => _rig.VisitAsync(n % 2)));
        (await Task.WhenAll(sights)).Select(s => s.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Many_subjects_are_found_with_one_call_into_the_store_and_the_erased_are_left_out()
    {
        var people = new List<Subject>();
        for (var n = 1; n <= 40; n++) people.Add(await _rig.VisitAsync(n));
        await _rig.ForgetAsync(3);
        await _rig.RestartAsync();
        await _rig.VisitAsync(5);
        var calls = _rig.Faults.Calls;

        var found = await _rig.Vault.Subjects.FindAsync(Some.Site, [.. people.Select(p => p.Id)]);

        (_rig.Faults.Calls - calls).ShouldBe(1);
        found.Keys.ShouldBe(people.Where((_, n) => n != 2).Select(p => p.Id), ignoreOrder: true);
        (await _rig.Vault.Subjects.FindAsync(Some.Site, [people[7].Id, people[8].Id])).Count.ShouldBe(2);
        (_rig.Faults.Calls - calls).ShouldBe(1);
    }

    [Fact]
    public async Task A_known_visitor_costs_no_call_into_the_store()
    {
        await _rig.VisitAsync(1);
        var calls = _rig.Faults.Calls;
        for (var i = 0; i < 1000; i++) await _rig.VisitAsync(1);
        _rig.Faults.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task Neither_the_visitors_id_nor_a_key_in_clear_stands_in_any_file()
    {
        await _rig.VisitAsync(1);
        _rig.Folder.Holds(Some.Guid(1).ToByteArray()).ShouldBeFalse();
        _rig.Folder.Holds(Some.Guid(1).ToByteArray(bigEndian: true)).ShouldBeFalse();
        _rig.Folder.Holds(System.Text.Encoding.ASCII.GetBytes(Some.Guid(1).ToString())).ShouldBeFalse();
    }

    [Fact]
    public async Task An_account_is_made_once_under_its_own_id_and_found_by_it()
    {
        var made = await _rig.Vault.Subjects.CreateAsync(Realms.Users, Some.Subject(5));
        (await _rig.Vault.Subjects.CreateAsync(Realms.Users, Some.Subject(5))).ShouldBeSameAs(made);
        var box = _rig.Vault.Sealer.Seal(made, new LoginDetails("ann"), EventJson.Default.LoginDetails);
        await _rig.RestartAsync();
        (await _rig.Vault.Subjects.FindAsync(Realms.Users, Some.Subject(5))).ShouldNotBeNull();
        (await _rig.ReadAsync(made, box)).ShouldBe("ann");
        (await _rig.Vault.Subjects.FindAsync(Realms.Users, Some.Subject(6))).ShouldBeNull();
    }

    [Fact]
    public async Task People_are_found_by_email_in_any_case_and_by_user_id_on_their_site_only()
    {
        var ann = await _rig.VisitAsync(1);
        await _rig.Vault.Identities.NoteAsync(ann, "Ann@Example.com ", "U-7");
        (await _rig.Vault.Identities.FindByEmailAsync(Some.Site, "ann@example.COM")).ShouldBe([ann.Id]);
        (await _rig.Vault.Identities.FindByUserIdAsync(Some.Site, "U-7")).ShouldBe([ann.Id]);
        (await _rig.Vault.Identities.FindByUserIdAsync(Some.Site, "ann@example.com")).ShouldBeEmpty();
        (await _rig.Vault.Identities.FindByEmailAsync(Some.OtherSite, "ann@example.com")).ShouldBeEmpty();
        _rig.Folder.Holds("xample.com"u8).ShouldBeFalse();
    }

    [Fact]
    public async Task The_cache_keeps_the_ones_used_last_and_forgets_the_others_without_losing_them()
    {
        var vault = await Vault.InMemoryAsync(new VaultOptions { CachedSubjects = 10 });
        var ids = new List<SubjectId>();
        for (var n = 0; n < 100; n++) ids.Add((await ResolveAsync(vault, n)).Id);
        for (var n = 0; n < 100; n++) (await ResolveAsync(vault, n)).Id.ShouldBe(ids[n]);
    }

    private static async Task<Subject> ResolveAsync(Vault vault, int n) =>
        ((Resolution.Known)await vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(n)))).Subject;
}
