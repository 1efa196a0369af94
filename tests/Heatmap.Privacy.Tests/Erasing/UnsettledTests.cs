using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Privacy.Tests;

/// <summary>Forgetting while the views stand still, and while whoever asked has gone away.</summary>
public sealed class UnsettledTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Views_that_stand_still_hold_up_receipts_and_nobodys_key()
    {
        var (first, firstBox) = await _rig.ActAsync(1, "a");
        var (second, secondBox) = await _rig.ActAsync(2, "b");
        var totals = new StandingTotals();
        var forgetting = new Forgetting(_rig.Vault, _rig.Log, _rig.Log, totals);

        var receipts = new[] { first, second }.Select(s => Forget(forgetting, s, CancellationToken.None)).ToList();
        await totals.TwoWait.WaitAsync(TimeSpan.FromSeconds(30));

        (await _rig.ReadAsync(first, firstBox)).ShouldBeNull();
        (await _rig.ReadAsync(second, secondBox)).ShouldBeNull();
        receipts.ShouldAllBe(r => !r.IsCompleted);
        totals.Move();
        foreach (var receipt in receipts)
            (await receipt).ShouldBeOfType<ForgetOutcome.Forgotten>().Receipts.ShouldHaveSingleItem().UnusableAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Once_it_is_noted_an_erasure_destroys_the_key_though_whoever_asked_went_away()
    {
        var (subject, box) = await _rig.ActAsync(1, "a");
        using var gone = new CancellationTokenSource();
        var totals = new StandingTotals();
        var forgetting = new Forgetting(_rig.Vault, _rig.Log, new LeavingWriter(_rig.Log, gone), totals);

        await Should.ThrowAsync<OperationCanceledException>(Forget(forgetting, subject, gone.Token));
        var noted = _rig.Vault.Ledger.Erasures.ShouldHaveSingleItem();

        (await _rig.ReadAsync(subject, box)).ShouldBeNull();
        noted.State.ShouldBe(ErasureState.Requested);
        totals.Move();
        (await forgetting.ResumeAsync()).ShouldBe(1);
        _rig.Vault.Ledger.Erasures.Single().State.ShouldBe(ErasureState.Unusable);
    }

    private static Task<ForgetOutcome> Forget(Forgetting forgetting, Subject subject, CancellationToken cancellation) => Task.Run(
        () => forgetting.ForgetAsync(subject.Site, new Whom.BySubject(subject.Id), ErasureEffect.KeepTotals, "owner1", cancellation), CancellationToken.None);

    /// <summary>Whoever asked goes away while the log is being told: between the tombstone and the end of the key.</summary>
    private sealed class LeavingWriter(InMemoryLog log, CancellationTokenSource gone) : IEventWriter
    {
        public async Task<Appended> AppendAsync(
            StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
        {
            await gone.CancelAsync();
            return await log.AppendAsync(stream, expected, events, cancellation);
        }
    }

    private sealed class StandingTotals : IErasureTotals
    {
        private readonly TaskCompletionSource _moving = new();
        private readonly TaskCompletionSource _twoWait = new();
        private int _waiting;

        public Task TwoWait => _twoWait.Task;

        public void Move() => _moving.SetResult();

        public Task<long> CountAsync(SiteId site, CancellationToken cancellation = default) => Task.FromResult(0L);

        public Task SettledAsync(Position position, CancellationToken cancellation = default)
        {
            if (Interlocked.Increment(ref _waiting) == 2) _twoWait.SetResult();
            return _moving.Task.WaitAsync(cancellation);
        }
    }
}
