using System.Text;
using Heatmap.Events;

namespace Heatmap.Privacy.Tests;

public sealed class ForgettingTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Among_hundreds_no_byte_of_the_forgotten_is_left_and_the_others_stay_readable()
    {
        var people = new List<(Subject Subject, SealedBox Box)>();
        for (var n = 0; n < 300; n++)
        {
            people.Add(await _rig.ActAsync(n, $"secret of {n};"));
            await _rig.Vault.Identities.NoteAsync(people[n].Subject, $"p{n}@example.com", null);
        }

        var traces = new List<byte[]>();
        for (var n = 0; n < 300; n += 3)
        {
            traces.AddRange(await TracesAsync(people[n].Subject, n));
            await _rig.ForgetAsync(n);
        }

        await AssertGoneAsync(people, traces);
        var old = _rig.Files.Secrets.ReadAll().Single(s => s.Key.StartsWith("epoch", StringComparison.Ordinal));
        _rig.Folder.Holds(old.Value).ShouldBeTrue("or the search finds nothing at all");
        var rotation = await _rig.Vault.Epochs.RotateAsync();
        rotation.Unrecoverable.ShouldBe(100);
        _rig.Folder.Holds(old.Value).ShouldBeFalse();
        await AssertGoneAsync(people, traces);
        await _rig.RestartAsync();
        await AssertGoneAsync(people, traces);
    }

    [Fact]
    public async Task The_receipt_tells_totals_before_and_after_and_both_states()
    {
        await _rig.ActAsync(1, "a");
        await _rig.ActAsync(2, "b");
        var receipt = await _rig.ForgetAsync(1);
        (receipt.TotalsBefore, receipt.TotalsAfter).ShouldBe((2, 1));
        receipt.UnusableAt.ShouldBe(_rig.Clock.GetUtcNow());
        receipt.UnrecoverableAt.ShouldBeNull();

        _rig.Clock.Advance(TimeSpan.FromHours(1));
        await _rig.Vault.Epochs.RotateAsync();
        var later = (await _rig.Vault.Receipts.FindAsync(receipt.Erasure)).ShouldNotBeNull();
        later.UnrecoverableAt.ShouldBe(_rig.Clock.GetUtcNow());
        foreach (var issued in (ErasureReceipt[])[receipt, later])
            ErasureReceipt.Verify(issued.ToJson(), _rig.Vault.Receipts.Fingerprint).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Totals_that_a_site_keeps_stay()
    {
        await _rig.ActAsync(1, "a");
        var receipt = await _rig.ForgetAsync(1, ErasureEffect.KeepTotals);
        (receipt.TotalsBefore, receipt.TotalsAfter).ShouldBe((1, 1));
    }

    [Fact]
    public async Task The_log_is_told_once_and_the_same_receipt_comes_again()
    {
        var (subject, _) = await _rig.ActAsync(1, "a");
        var receipt = await _rig.ForgetAsync(1);
        var again = await _rig.Forgetting.ForgetAsync(Some.Site, new Whom.BySubject(subject.Id), ErasureEffect.KeepTotals, "owner2");
        again.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem().Entries.ShouldBe(receipt.Entries);
        await _rig.Forgetting.ReassertAsync();
        (await _rig.ForgottenEventsAsync(subject)).ShouldBe(1);
    }

    [Fact]
    public async Task Everybody_who_was_identified_with_an_email_is_forgotten_each_with_a_receipt()
    {
        for (var n = 1; n <= 3; n++) await _rig.Vault.Identities.NoteAsync(await _rig.VisitAsync(n), n < 3 ? "ann@example.com" : "bob@example.com", $"u{n}");
        var outcome = await _rig.Forgetting.ForgetAsync(Some.Site, new Whom.ByEmail("Ann@example.com"), ErasureEffect.KeepTotals, "owner1");
        outcome.ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.Count.ShouldBe(2);
        (await _rig.Vault.Identities.FindByEmailAsync(Some.Site, "ann@example.com")).ShouldBeEmpty();
        (await _rig.Vault.Identities.FindByUserIdAsync(Some.Site, "u1")).ShouldBeEmpty();
        (await _rig.Vault.Identities.FindByUserIdAsync(Some.Site, "u3")).Count.ShouldBe(1);
    }

    public static TheoryData<Whom> Strangers => new(
        new Whom.BySubject(Some.Subject(9)), new Whom.ByVisitor(Some.Guid(9)), new Whom.ByEmail("x@example.com"), new Whom.ByUserId("u9"));

    [Theory, MemberData(nameof(Strangers))]
    public async Task Of_a_stranger_nobody_is_found_and_nothing_is_noted(Whom stranger)
    {
        await _rig.VisitAsync(1);
        (await _rig.Forgetting.ForgetAsync(Some.Site, stranger, ErasureEffect.KeepTotals, "owner1")).ShouldBeOfType<ForgetOutcome.NobodyFound>();
        _rig.Vault.Ledger.Erasures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forgotten_visitor_is_refused_until_the_tombstone_expires_and_then_is_somebody_new()
    {
        var (subject, _) = await _rig.ActAsync(1, "a");
        await _rig.ForgetAsync(1);
        (await ResolveAsync(1)).ShouldBeOfType<Resolution.Forgotten>();
        (await _rig.Forgetting.ForgetAsync(Some.Site, new Whom.ByVisitor(Some.Guid(1)), ErasureEffect.KeepTotals, "owner1"))
            .ShouldBeOfType<ForgetOutcome.AlreadyForgotten>();
        // 75 hours from 10 o'clock on, and the rest of the day in which they end.
        _rig.Clock.Advance(TimeSpan.FromHours(75));
        (await ResolveAsync(1)).ShouldBeOfType<Resolution.Forgotten>();
        _rig.Clock.Advance(TimeSpan.FromHours(10.9));
        (await ResolveAsync(1)).ShouldBeOfType<Resolution.Forgotten>();
        _rig.Clock.Advance(TimeSpan.FromHours(0.2));
        (await _rig.VisitAsync(1)).Id.ShouldNotBe(subject.Id);
    }

    [Fact]
    public async Task A_batch_in_flight_can_bring_back_neither_the_key_nor_the_index()
    {
        var (subject, _) = await _rig.ActAsync(1, "a");
        await _rig.ForgetAsync(1);
        var late = _rig.Vault.Sealer.Seal(subject, "late"u8);
        await _rig.Vault.Identities.NoteAsync(subject, "ann@example.com", null);
        (await _rig.Vault.Identities.FindByEmailAsync(Some.Site, "ann@example.com")).ShouldBeEmpty();
        (await _rig.Vault.Opener.OpenAsync(Some.Site, subject.Id, late)).ShouldBeOfType<Opened<ReadOnlyMemory<byte>>.Erased>();
        await Should.ThrowAsync<SubjectErasedException>(() => _rig.Vault.Subjects.CreateAsync(Some.Site, subject.Id));
    }

    [Fact]
    public async Task A_reader_that_opens_while_a_visitor_is_being_forgotten_does_not_let_the_visitor_in_again()
    {
        var (subject, box) = await _rig.ActAsync(1, "a");
        await _rig.Vault.Destruction.BuryAsync(ErasureOf(subject), _rig.Clock.GetUtcNow().ToUnixTimeMilliseconds(), default);
        (await _rig.ReadAsync(subject, box)).ShouldBe("a");
        (await ResolveAsync(1)).ShouldBeOfType<Resolution.Forgotten>();
    }

    [Fact]
    public async Task An_account_is_forgotten_in_its_own_stream()
    {
        var account = await _rig.Vault.Subjects.CreateAsync(Realms.Users, Some.Subject(5));
        await _rig.Forgetting.ForgetAsync(Realms.Users, new Whom.BySubject(account.Id), ErasureEffect.KeepTotals, "owner1");
        (await _rig.Vault.Subjects.FindAsync(Realms.Users, account.Id)).ShouldBeNull();
        var events = 0;
        await foreach (var e in _rig.Log.ReadStreamAsync(StreamName.User(account.Id.ToString()), Heatmap.Log.ReadDirection.Forwards)) events++;
        events.ShouldBe(1);
    }

    [Fact]
    public async Task Who_asked_is_kept_without_an_email()
    {
        await _rig.VisitAsync(1);
        var outcome = await _rig.Forgetting.ForgetAsync(Some.Site, new Whom.ByVisitor(Some.Guid(1)), ErasureEffect.KeepTotals, "ann@example.com");
        ((ForgetOutcome.Forgotten)outcome).Receipts[0].RequestedBy.ShouldBe(":email");
    }

    private ValueTask<Resolution> ResolveAsync(int n) => _rig.Vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(n)));

    private static Erasure ErasureOf(Subject subject) => new([LedgerStoreContract.Pair().First with { Site = subject.Site, Subject = subject.Id }]);

    /// <summary>What must be nowhere afterwards: the wrapped key, the marks of visitor and e-mail, what was sealed.</summary>
    private async Task<List<byte[]>> TracesAsync(Subject subject, int n)
    {
        var hash = await new SiteKeys(_rig.Keys.Secrets, _rig.Vault.Master, new SeededRandomness(1)).OfAsync(Some.Site, default);
        List<byte[]> traces =
        [
            (await _rig.Keys.Keys.FindAsync(Some.Site, subject.Id))!.Bytes.ToArray(),
            .. (await _rig.Keys.Map.MarksOfAsync(Some.Site, subject.Id)).Select(m => m.ToArray()),
            hash.OfEmail($"p{n}@example.com").ToArray(),
        ];
        traces.ShouldAllBe(trace => _rig.Folder.Holds(trace), "or the search afterwards finds nothing at all");
        return [.. traces, Encoding.UTF8.GetBytes($"secret of {n};"), Some.Guid(n).ToByteArray(bigEndian: true)];
    }

    private async Task AssertGoneAsync(List<(Subject Subject, SealedBox Box)> people, List<byte[]> traces)
    {
        for (var n = 0; n < people.Count; n++)
            (await _rig.ReadAsync(people[n].Subject, people[n].Box)).ShouldBe(n % 3 == 0 ? null : $"secret of {n};");
        traces.Count(trace => _rig.Folder.Holds(trace)).ShouldBe(0);
    }
}
