namespace Heatmap.Privacy.Tests;

public sealed class NightlyRotationTests : IAsyncLifetime
{
    private PrivacyRig _rig = null!;

    public async Task InitializeAsync() => _rig = await PrivacyRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_night_without_pending_erasures_rotates_nothing()
    {
        await _rig.ActAsync(1, "a");
        (await Nightly().RunOnceAsync()).ShouldBeNull();
        _rig.Vault.Epochs.Current.ShouldBe(1);
    }

    [Fact]
    public async Task A_night_with_pending_erasures_makes_them_unrecoverable_and_clears_expired_tombstones()
    {
        await _rig.ActAsync(1, "a");
        await _rig.ForgetAsync(1);
        var rotation = (await Nightly().RunOnceAsync()).ShouldNotBeNull();
        (rotation.Epoch, rotation.Unrecoverable).ShouldBe((2, 1));
        _rig.Vault.Epochs.HasPending.ShouldBeFalse();
        _rig.Clock.Advance(TimeSpan.FromHours(75 + 24));
        await Nightly().RunOnceAsync();
        (await _rig.Keys.Tombstones.PurgeAsync(long.MaxValue)).ShouldBe(0);
    }

    [Fact]
    public async Task It_runs_at_midnight()
    {
        await _rig.ActAsync(1, "a");
        await _rig.ForgetAsync(1);
        using var stop = new CancellationTokenSource();
        var running = Nightly().RunAsync(stop.Token);
        await UntilAsync(() => _rig.Clock.Waiting == 1);
        _rig.Clock.Advance(TimeSpan.FromHours(13.9));
        _rig.Vault.Epochs.Current.ShouldBe(1);
        _rig.Clock.Advance(TimeSpan.FromHours(0.2));
        await UntilAsync(() => _rig.Clock.Waiting == 1);
        _rig.Vault.Epochs.HasPending.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_failed_night_is_shown_and_tried_again_within_the_hour()
    {
        await _rig.ActAsync(1, "a");
        await _rig.ForgetAsync(1);
        var nightly = Nightly();
        using var stop = new CancellationTokenSource();
        var running = nightly.RunAsync(stop.Token);
        await UntilAsync(() => _rig.Clock.Waiting == 1);
        _rig.Faults.CrashOnce();
        _rig.Clock.Advance(TimeSpan.FromHours(14.1));
        await UntilAsync(() => _rig.Clock.Waiting == 1);
        nightly.LastFailure.ShouldBeOfType<CrashException>();
        _rig.Vault.Epochs.HasPending.ShouldBeTrue();
        _rig.Clock.Advance(TimeSpan.FromMinutes(30));
        await UntilAsync(() => _rig.Clock.Waiting == 1);
        nightly.LastFailure.ShouldBeNull();
        _rig.Vault.Epochs.HasPending.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    private NightlyRotation Nightly() => new(_rig.Vault, _rig.Forgetting, _rig.Clock);

    /// <summary>Waits for a condition that other threads bring about; one that never comes fails the test.</summary>
    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
