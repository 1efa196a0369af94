using Heatmap.Sql;

namespace Heatmap.Log.Tests;

/// <summary>Killing a process can't show an answer that came a moment too early: the moment is too short. This stops time at it.</summary>
public sealed class GroupCommitDurabilityTests
{
    [Fact]
    public async Task Nobody_is_answered_before_the_commit()
    {
        using var folder = new TemporaryFolder();
        using var database = new PausingBeforeCommit(Numbers.Open(folder.File("numbers.db")));
        using var writer = new GroupCommitWriter(database, "test");
        var written = writer.WriteAsync(s => Numbers.Add(s, 1));
        await database.Paused.WaitAsync(Some.Patience);
        written.IsCompleted.ShouldBeFalse();
        writer.Transactions.ShouldBe(0);
        database.GoOn();
        await written.WaitAsync(Some.Patience);
        (await database.ReadAsync(s => s.Number("SELECT COUNT(*) FROM number"))).ShouldBe(1);
    }

    private sealed class PausingBeforeCommit(ISqlDatabase inner) : ISqlDatabase
    {
        private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _goOn = new();

        public SqlDialect Dialect => inner.Dialect;

        public Task Paused => _paused.Task;

        public void GoOn() => _goOn.Set();

        public Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation = default) => inner.ReadAsync(work, cancellation);

        public T Write<T>(Func<SqlSession, T> work, WriteLocking locking = WriteLocking.Whole) => inner.Write(session =>
        {
            var result = work(session);
            _paused.TrySetResult();
            _goOn.Wait(Some.Patience);
            return result;
        });

        public void Dispose()
        {
            inner.Dispose();
            _goOn.Dispose();
        }
    }
}
