using System.Threading.Channels;

namespace Heatmap.Sql;

/// <summary>
/// Threads that read, each with a session of its own, begun when needed up to a number. Reading waits for the server, and threads
/// of .NET's pool that wait are missed by everybody else.
/// </summary>
internal sealed class PostgresReaders(PostgresConnections connections, int count) : IDisposable
{
    private readonly Channel<Action<PostgresReader>> _waiting = Channel.CreateUnbounded<Action<PostgresReader>>();
    private readonly List<Thread> _threads = [];
    private int _idle;

    public Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<T>(cancellation);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = _waiting.Writer.TryWrite(reader => Run(reader, work, done, cancellation));
        ObjectDisposedException.ThrowIf(!taken, this);
        // Each read takes one idle thread out of the count, by itself: two that come at once must not both rely on the same.
        if (Interlocked.Decrement(ref _idle) < 0) AddThread();
        return done.Task;
    }

    /// <summary>Waits for the reads that are running and waiting, then closes.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        Thread[] threads;
        lock (_threads) threads = [.. _threads];
        foreach (var thread in threads) thread.Join();
    }

    private static void Run<T>(PostgresReader reader, Func<SqlSession, T> work, TaskCompletionSource<T> done, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            done.SetCanceled(cancellation);
            return;
        }
        try
        {
            done.SetResult(reader.Read(work));
        }
        catch (Exception e)
        {
            // Whatever it was belongs to whoever waits; the thread lives on.
            done.SetException(e);
        }
    }

    private void AddThread()
    {
        lock (_threads)
        {
            if (_threads.Count >= count) return;
            var thread = new Thread(Work) { IsBackground = true, Name = "postgres reader" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    private void Work()
    {
        using var reader = new PostgresReader(connections);
        while (true)
        {
            if (!_waiting.Reader.TryRead(out var work))
            {
                Interlocked.Increment(ref _idle);
                var more = _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
                Interlocked.Decrement(ref _idle);
                if (!more) return;
                continue;
            }
            work(reader);
        }
    }
}
