namespace Heatmap.Privacy.Tests;

public sealed class TurnTests
{
    [Fact]
    public async Task Work_in_turn_waits_for_another_node_that_is_at_it()
    {
        var (store, ledger, secrets) = (InMemoryKeyStore.Create(shared: true), new InMemoryLedgerStore(), new InMemorySecretFiles());
        var one = await Vault.OpenAsync(store, ledger, secrets, new VaultOptions());
        var other = await Vault.OpenAsync(store, ledger, secrets, new VaultOptions());
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = one.InTurnAsync("set-up", async () =>
        {
            begun.SetResult();
            await end.Task;
            return 1;
        });
        await begun.Task;
        var second = other.InTurnAsync("set-up", () => Task.FromResult(first.IsCompleted || end.Task.IsCompleted));
        (await other.InTurnAsync("something else", () => Task.FromResult(2))).ShouldBe(2);
        second.IsCompleted.ShouldBeFalse();

        end.SetResult();
        (await first).ShouldBe(1);
        (await second).ShouldBeTrue("it began after the first had ended");
    }

    [Fact]
    public async Task A_turn_is_given_back_also_by_work_that_fails()
    {
        var vault = await Vault.OpenAsync(InMemoryKeyStore.Create(shared: true), new InMemoryLedgerStore(), new InMemorySecretFiles(), new VaultOptions());
        await Should.ThrowAsync<InvalidOperationException>(() => vault.InTurnAsync<int>("x", () => throw new InvalidOperationException()));
        (await vault.Store.Shared!.Turns.TryTakeAsync("x", Guid.NewGuid(), TimeSpan.FromMinutes(1))).ShouldBeTrue();
    }
}
