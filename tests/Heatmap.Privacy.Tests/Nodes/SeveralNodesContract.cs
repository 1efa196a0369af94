using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Privacy.Tests;

/// <summary>Vaults of two nodes over one key store, one ledger and one secrets folder, with nothing else between them than the stores.</summary>
public abstract class SeveralNodesContract : IAsyncLifetime
{
    // As short as tests may wait, and long enough that a machine under load reads news in time.
    private static readonly VaultOptions Options = new() { MemoryLife = TimeSpan.FromMilliseconds(200) };

    private readonly InMemoryLog _log = new();

    protected abstract KeyStore KeysOf(int node);

    protected abstract ILedgerStore LedgerOf(int node);

    protected abstract ISecretFiles Secrets { get; }

    protected Vault A { get; private set; } = null!;

    protected Vault B { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var opened = await Task.WhenAll(Task.Run(() => OpenAsync(0)), Task.Run(() => OpenAsync(1)));
        (A, B) = (opened[0], opened[1]);
    }

    [Fact]
    public async Task Nodes_that_start_together_on_nothing_have_one_epoch_and_one_fingerprint()
    {
        (A.Epochs.Current, B.Epochs.Current).ShouldBe((1, 1));
        A.Receipts.Fingerprint.ShouldBe(B.Receipts.Fingerprint);
        var sealedByA = A.Sealer.Seal(await VisitAsync(A, 1), [1, 2, 3]);
        (await OpenedAsync(B, await VisitAsync(B, 1), sealedByA)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task First_visits_of_one_visitor_on_two_nodes_end_in_one_subject()
    {
        for (var n = 1; n <= 20; n++)
        {
            var (first, second) = (Task.Run(() => VisitAsync(A, n)), Task.Run(() => VisitAsync(B, n)));
            (await first).Id.ShouldBe((await second).Id);
        }
    }

    [Fact]
    public async Task What_one_node_forgot_the_other_neither_opens_nor_resolves_from_memory()
    {
        var onB = await VisitAsync(B, 1);
        var box = B.Sealer.Seal(onB, [1, 2, 3]);
        (await OpenedAsync(B, onB, box)).ShouldNotBeNull();

        await ForgetAsync(A, 1);

        (await OpenedAsync(B, onB, box)).ShouldBeNull();
        (await B.Subjects.FindAsync(Some.Site, onB.Id)).ShouldBeNull();
        (await B.Subjects.FindAsync(Some.Site, [onB.Id])).ShouldBeEmpty();
        (await B.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(1)))).ShouldBeOfType<Resolution.Forgotten>();
    }

    [Fact]
    public async Task A_subject_that_is_asked_for_all_the_time_on_one_node_is_gone_there_when_the_other_says_so()
    {
        var onB = await VisitAsync(B, 1);
        using var stop = new CancellationTokenSource();
        var lastSeen = 0L;
        var asking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var asked = TimeProvider.System.GetTimestamp();
                if (await B.Subjects.FindAsync(Some.Site, onB.Id) is not null) lastSeen = asked;
                await Task.Yield();
            }
        });
        await ForgetAsync(A, 1);
        var told = TimeProvider.System.GetTimestamp();
        await stop.CancelAsync();
        await asking;

        lastSeen.ShouldBeGreaterThan(0, "or nobody asked");
        lastSeen.ShouldBeLessThan(told);
    }

    [Fact]
    public async Task Two_nodes_that_forget_at_once_enter_every_erasure_once_in_one_chain()
    {
        const int each = 6;
        for (var n = 1; n <= 3 * each; n++) await VisitAsync(n % 2 == 0 ? A : B, n);
        // The last third is forgotten by both.
        var byA = Enumerable.Range(1, each).Concat(Enumerable.Range((2 * each) + 1, each));
        var byB = Enumerable.Range(each + 1, 2 * each);
        await Task.WhenAll(
            byA.Select(n => Task.Run(() => TryForgetAsync(A, n))).Concat(byB.Select(n => Task.Run(() => TryForgetAsync(B, n)))));

        foreach (var vault in (Vault[])[A, B])
        {
            var receipts = await vault.Receipts.ListAsync(Some.Site);
            receipts.Count.ShouldBe(3 * each);
            receipts.Select(r => r.Subject).Distinct().Count().ShouldBe(3 * each);
            receipts.ShouldAllBe(r => r.UnusableAt != null && r.TotalsAfter != null);
            foreach (var receipt in receipts) ErasureReceipt.Verify(receipt.ToJson(), A.Receipts.Fingerprint).Problems.ShouldBeEmpty();
        }

        LedgerChain.Verify(await LedgerOf(0).ReadAllAsync());
    }

    [Fact]
    public async Task A_receipt_of_one_node_is_known_to_the_other()
    {
        await VisitAsync(A, 1);
        var receipt = await ForgetAsync(A, 1);
        (await B.Receipts.FindAsync(receipt.Erasure)).ShouldNotBeNull().Entries.Count.ShouldBe(2);
        (await B.Receipts.VerifyAsync(receipt.ToJson())).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_one_node_rotates_the_other_loses_no_key()
    {
        using var stop = new CancellationTokenSource();
        var boxes = new List<(Subject Subject, SealedBox Box)>();
        var visiting = Task.Run(async () =>
        {
            for (var n = 1; !stop.IsCancellationRequested; n++)
            {
                var subject = await VisitAsync(B, n);
                boxes.Add((subject, B.Sealer.Seal(subject, [7])));
            }
        });
        for (var i = 0; i < 3; i++) await A.Epochs.RotateAsync();
        await stop.CancelAsync();
        await visiting;

        A.Epochs.Current.ShouldBe(4);
        boxes.ShouldNotBeEmpty();
        var fresh = await OpenAsync(2);
        foreach (var (subject, box) in boxes) (await OpenedAsync(fresh, subject, box)).ShouldBe([7]);
        (await KeysOf(0).Rewrapping.ReadOlderAsync(4, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_nodes_that_rotate_at_once_leave_one_epoch_in_which_every_key_opens()
    {
        var subjects = new List<(Subject Subject, SealedBox Box)>();
        for (var n = 1; n <= 30; n++) subjects.Add((await VisitAsync(A, n), A.Sealer.Seal(await VisitAsync(A, n), [(byte)n])));
        await Task.WhenAll(Task.Run(() => A.Epochs.RotateAsync()), Task.Run(() => B.Epochs.RotateAsync()));

        var fresh = await OpenAsync(2);
        Secrets.ReadAll().Keys.Count(k => k.StartsWith("epoch-", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var (subject, box) in subjects) (await OpenedAsync(fresh, subject, box)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_one_node_works_at_night_and_the_other_looks_again()
    {
        await VisitAsync(A, 1);
        await ForgetAsync(A, 1);
        var (nightOfA, nightOfB) = (new NightlyRotation(A, ForgettingOf(A), TimeProvider.System), new NightlyRotation(B, ForgettingOf(B), TimeProvider.System));
        (await A.TryTakeTurnAsync("night", TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
        (await nightOfB.RunOnceAsync()).ShouldBeNull("A has the turn");
        (await nightOfA.RunOnceAsync()).ShouldNotBeNull().Unrecoverable.ShouldBe(1);
        (await nightOfB.RunOnceAsync()).ShouldBeNull("nothing is left to do");
        Secrets.ReadAll().Keys.ShouldContain("epoch-000002");
        Secrets.ReadAll().Keys.ShouldNotContain("epoch-000003");
    }

    [Fact]
    public async Task An_erasure_that_one_node_began_and_another_finishes_is_unrecoverable_only_after_the_epoch_of_its_key()
    {
        await VisitAsync(A, 1);
        await A.Epochs.RotateAsync();
        // B has read no news since, and knows of the first epoch only.
        var receipt = await ForgetAsync(B, 1);
        receipt.Entries[^1].Epoch.ShouldBe(2);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Vault> OpenAsync(int node) => Vault.OpenAsync(KeysOf(node), LedgerOf(node), Secrets, Options);

    private Forgetting ForgettingOf(Vault vault) => new(vault, _log, _log, new LogTotals(_log));

    protected async Task<ErasureReceipt> ForgetAsync(Vault vault, int visitor) =>
        (await TryForgetAsync(vault, visitor)).ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem();

    private Task<ForgetOutcome> TryForgetAsync(Vault vault, int visitor) =>
        ForgettingOf(vault).ForgetAsync(Some.Site, new Whom.ByVisitor(Some.Guid(visitor)), ErasureEffect.RemoveFromTotals, "owner1");

    protected static async Task<Subject> VisitAsync(Vault vault, int visitor) =>
        (await vault.Subjects.ResolveAsync(Some.Site, VisitorMark.Own(Some.Guid(visitor)))).ShouldBeOfType<Resolution.Known>().Subject;

    private static async Task<byte[]?> OpenedAsync(Vault vault, Subject subject, SealedBox box) =>
        await vault.Opener.OpenAsync(subject.Site, subject.Id, box) is Opened<ReadOnlyMemory<byte>>.Readable readable ? readable.Value.ToArray() : null;
}
