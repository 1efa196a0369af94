using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Log.Tests;

public abstract class GroupCommitWriterContract(INumbersStore store) : IAsyncLifetime
{
    private readonly TaskCompletionSource _gate = new();
    private ISqlDatabase _file = null!;

    public async Task InitializeAsync() => _file = await store.OpenAsync();

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [Fact]
    public async Task What_waits_while_a_transaction_runs_shares_the_next_one()
    {
        using var writer = new GroupCommitWriter(_file, "test");
        var held = await HoldAsync(writer);
        var waiting = Enumerable.Range(1, 100).Select(n => writer.WriteAsync(s => Numbers.Add(s, n))).ToArray();
        _gate.SetResult();
        await Task.WhenAll([held, .. waiting]);
        (writer.Transactions, writer.Items).ShouldBe((2, 101));
        (await Numbers.AllAsync(_file)).Count.ShouldBe(100);
    }

    [Fact]
    public async Task No_more_items_than_allowed_go_into_one_transaction()
    {
        using var writer = new GroupCommitWriter(_file, "test", new GroupCommitOptions { ItemsPerTransaction = 10 });
        var held = await HoldAsync(writer);
        var waiting = Enumerable.Range(1, 100).Select(n => writer.WriteAsync(s => Numbers.Add(s, n))).ToArray();
        _gate.SetResult();
        await Task.WhenAll([held, .. waiting]);
        writer.Transactions.ShouldBe(11);
    }

    [Theory]
    [InlineData(ItemIsolation.Savepoint)]
    [InlineData(ItemIsolation.ChecksFirst)]
    public async Task An_item_that_refuses_fails_alone(ItemIsolation isolation)
    {
        using var writer = new GroupCommitWriter(_file, "test");
        var (before, refused, after) = await InOneGroupAsync(writer, _ => throw new InvalidOperationException("not so"), isolation);
        (await Should.ThrowAsync<InvalidOperationException>(refused)).Message.ShouldBe("not so");
        await Task.WhenAll(before, after);
        (await Numbers.AllAsync(_file)).ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData(ItemIsolation.Savepoint)]
    [InlineData(ItemIsolation.ChecksFirst)]
    public async Task An_item_that_breaks_a_constraint_fails_alone(ItemIsolation isolation)
    {
        using var writer = new GroupCommitWriter(_file, "test");
        var (before, refused, after) = await InOneGroupAsync(writer, s => Numbers.Add(s, 1), isolation);
        _file.Dialect.IsRefusal(await Should.ThrowAsync<DbException>(refused)).ShouldBeTrue();
        await Task.WhenAll(before, after);
        (await Numbers.AllAsync(_file)).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task What_an_item_wrote_before_it_threw_is_undone_by_its_savepoint()
    {
        using var writer = new GroupCommitWriter(_file, "test");
        var (before, refused, after) = await InOneGroupAsync(writer, AddTwoAndThrow, ItemIsolation.Savepoint);
        await Should.ThrowAsync<InvalidOperationException>(refused);
        await Task.WhenAll(before, after);
        (await Numbers.AllAsync(_file)).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Without_a_savepoint_throwing_after_a_write_fails_all_rather_than_leave_half()
    {
        var rolledBack = 0;
        using var writer = new GroupCommitWriter(_file, "test", new GroupCommitOptions { RolledBack = () => rolledBack++ });
        var (before, refused, after) = await InOneGroupAsync(writer, AddTwoAndThrow, ItemIsolation.ChecksFirst);
        foreach (var task in (Task[])[before, refused, after]) await Should.ThrowAsync<InvalidOperationException>(task);
        (await Numbers.AllAsync(_file)).ShouldBeEmpty();
        rolledBack.ShouldBe(1);
        await writer.WriteAsync(s => Numbers.Add(s, 7));
        (await Numbers.AllAsync(_file)).ShouldBe([7]);
    }

    [Fact]
    public async Task When_the_commit_fails_all_fail_with_its_cause_and_nothing_is_written()
    {
        using var writer = new GroupCommitWriter(_file, "test");
        // A deferred foreign key is looked at by COMMIT only: the one way to make just that fail.
        var (before, orphan, after) = await InOneGroupAsync(
            writer, s => s.Execute("INSERT INTO child (parent) VALUES (@n)", ("@n", 99)), ItemIsolation.ChecksFirst);
        foreach (var task in (Task[])[before, orphan, after])
            (await Should.ThrowAsync<DbException>(task)).Message.ToUpperInvariant().ShouldContain("FOREIGN KEY");
        (await Numbers.AllAsync(_file)).ShouldBeEmpty();
        await writer.WriteAsync(s => Numbers.Add(s, 7));
        (await Numbers.AllAsync(_file)).ShouldBe([7]);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_takes_again_when_it_is_empty()
    {
        using var writer = new GroupCommitWriter(_file, "test", new GroupCommitOptions { QueuedItems = 3 });
        var held = await HoldAsync(writer);
        var waiting = Enumerable.Range(1, 3).Select(n => writer.WriteAsync(s => Numbers.Add(s, n))).ToArray();
        Should.Throw<WriterBusyException>(() => { _ = writer.WriteAsync(s => Numbers.Add(s, 4)); }).Waiting.ShouldBe(3);
        _gate.SetResult();
        await Task.WhenAll([held, .. waiting]);
        await writer.WriteAsync(s => Numbers.Add(s, 5));
        (await Numbers.AllAsync(_file)).ShouldBe([1, 2, 3, 5]);
    }

    [Fact]
    public async Task The_queue_is_full_also_when_its_items_hold_too_many_bytes()
    {
        using var writer = new GroupCommitWriter(_file, "test", new GroupCommitOptions { QueuedBytes = 100 });
        var held = await HoldAsync(writer);
        var large = writer.WriteAsync(s => Numbers.Add(s, 1), bytes: 1000);
        Should.Throw<WriterBusyException>(() => { _ = writer.WriteAsync(s => Numbers.Add(s, 2), bytes: 1); });
        _gate.SetResult();
        await Task.WhenAll(held, large);
        await writer.WriteAsync(s => Numbers.Add(s, 3), bytes: 100);
        (await Numbers.AllAsync(_file)).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task An_item_cancelled_while_it_waits_is_not_run()
    {
        using var writer = new GroupCommitWriter(_file, "test");
        using var cancel = new CancellationTokenSource();
        var held = await HoldAsync(writer);
        var cancelled = writer.WriteAsync(s => Numbers.Add(s, 1), cancellation: cancel.Token);
        var other = writer.WriteAsync(s => Numbers.Add(s, 2));
        await cancel.CancelAsync();
        _gate.SetResult();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        await Task.WhenAll(held, other);
        (await Numbers.AllAsync(_file)).ShouldBe([2]);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_takes_no_more()
    {
        var writer = new GroupCommitWriter(_file, "test");
        var held = await HoldAsync(writer);
        var waiting = Enumerable.Range(1, 20).Select(n => writer.WriteAsync(s => Numbers.Add(s, n))).ToArray();
        var closing = Task.Run(writer.Dispose);
        _gate.SetResult();
        await closing.WaitAsync(Some.Patience);
        waiting.ShouldAllBe(t => t.IsCompletedSuccessfully || !t.IsFaulted);
        await Task.WhenAll([held, .. waiting]);
        (await Numbers.AllAsync(_file)).Count.ShouldBe(20);
        Should.Throw<ObjectDisposedException>(() => { _ = writer.WriteAsync(s => Numbers.Add(s, 21)); });
    }

    private static int AddTwoAndThrow(SqlSession session)
    {
        Numbers.Add(session, 2);
        throw new InvalidOperationException("too late");
    }

    /// <summary>Gives the writer an item that waits for the gate, and returns when it has begun: what comes now waits behind it.</summary>
    private async Task<Task> HoldAsync(GroupCommitWriter writer)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = writer.WriteAsync(_ =>
        {
            begun.SetResult();
            return _gate.Task.Wait(Some.Patience);
        });
        await begun.Task.WaitAsync(Some.Patience);
        return held;
    }

    private async Task<(Task Before, Task Middle, Task After)> InOneGroupAsync(
        GroupCommitWriter writer, Func<SqlSession, int> middle, ItemIsolation isolation)
    {
        var held = await HoldAsync(writer);
        var before = writer.WriteAsync(s => Numbers.Add(s, 1));
        var item = writer.WriteAsync(middle, isolation);
        var after = writer.WriteAsync(s => Numbers.Add(s, 3));
        _gate.SetResult();
        await held;
        return (before, item, after);
    }
}
