using System.Collections.Concurrent;

namespace Heatmap.Sql;

/// <summary>The sessions that read one file: opened when needed, up to a number, and given back after each read.</summary>
internal sealed class SqliteReaders(SqliteConnections connections, int count) : IDisposable
{
    private readonly ConcurrentBag<SqlSession> _idle = [];
    private readonly SemaphoreSlim _free = new(count, count);
    private readonly SemaphoreSlim _holding = new(1, 1);

    public async Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        SqlSession? session = null;
        try
        {
            if (!_idle.TryTake(out session)) session = connections.OpenReading();
            var result = Read(session, work);
            _idle.Add(session);
            session = null;
            return result;
        }
        finally
        {
            // A session on which something failed is not used again: closing it ends its transaction, whatever state that was in.
            session?.Dispose();
            _free.Release();
        }
    }

    /// <summary>Waits until no read runs and lets none begin until what it returns is disposed; null when the patience ended first.</summary>
    public async Task<IDisposable?> HoldBackAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        // Two at a time would take each other's places and both wait for ever.
        if (!await _holding.WaitAsync(patience, cancellation)) return null;
        var hold = new Hold(this);
        try
        {
            while (hold.Taken < count)
            {
                var left = TimeSpan.FromMilliseconds(Math.Max(0, until - Environment.TickCount64));
                if (!await _free.WaitAsync(left, cancellation)) break;
                hold.Taken++;
            }
        }
        catch
        {
            hold.Dispose();
            throw;
        }
        if (hold.Taken == count) return hold;
        hold.Dispose();
        return null;
    }

    /// <summary>Waits for the reads that are running, then closes.</summary>
    public void Dispose()
    {
        for (var i = 0; i < count; i++) _free.Wait();
        while (_idle.TryTake(out var session)) session.Dispose();
        _free.Dispose();
        _holding.Dispose();
    }

    private static T Read<T>(SqlSession session, Func<SqlSession, T> work)
    {
        session.Execute("BEGIN");
        var result = work(session);
        session.Execute("COMMIT");
        return result;
    }

    private sealed class Hold(SqliteReaders readers) : IDisposable
    {
        public int Taken { get; set; }

        public void Dispose()
        {
            if (Taken > 0) readers._free.Release(Taken);
            readers._holding.Release();
        }
    }
}
