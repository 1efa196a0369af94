using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Heatmap.Privacy;

namespace Heatmap.Ingest.Tests.Racing;

/// <summary>
/// Stops work at its n-th call through a port, until it is let go on. Every effect goes through a port, so that two works, each
/// stopped at each of its calls, go through every order of their steps that one switch to and fro can make.
/// </summary>
internal sealed class Pauses
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly AsyncLocal<Work?> _current = new();
    private Work? _other;

    /// <summary>Runs work here, and counts its calls.</summary>
    public async Task<bool> RunAsync(Work work, Func<Task> act)
    {
        work.Ended = Task.Run(() =>
        {
            _current.Value = work;
            return act();
        });
        return await work.ReachedOrEndedAsync(Limit);
    }

    /// <summary>Runs work whose calls are made elsewhere, by the server: those that nobody else makes are counted.</summary>
    public async Task<bool> RunElsewhereAsync(Work work, Func<Task> act)
    {
        _other = work;
        work.Ended = act();
        return await work.ReachedOrEndedAsync(Limit);
    }

    /// <summary>Calls from here on are nobody's.</summary>
    public void End() => _other = null;

    public void Step() => (_current.Value ?? _other)?.Step(Limit);

    public KeyStore Around(KeyStore store) => new(
        Around(store.Keys), Around(store.Map), Around(store.Tombstones), Around(store.Index), Around(store.Secrets), Around(store.Rewrapping),
        Around(store.Anchor));

    public T Around<T>(T port)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Proxy>();
        ((Proxy)(object)proxy).Set(this, port);
        return proxy;
    }

    /// <summary>One work: it stops before its call of this number, and at none when it makes fewer.</summary>
    public sealed class Work(int pauseAt)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public Task Ended { get; set; } = Task.CompletedTask;

        public async Task GoOnAsync()
        {
            _go.SetResult();
            await Ended.WaitAsync(Limit);
        }

        /// <summary>True when it stopped, false when it ended without.</summary>
        public async Task<bool> ReachedOrEndedAsync(TimeSpan limit) =>
            await Task.WhenAny(_reached.Task, Ended).WaitAsync(limit) == _reached.Task;

        public void Step(TimeSpan limit)
        {
            if (Interlocked.Increment(ref _calls) != pauseAt) return;
            _reached.SetResult();
            if (!_go.Task.Wait(limit)) throw new TimeoutException("Nobody let it go on.");
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "The runtime derives from it.")]
    public class Proxy : DispatchProxy
    {
        private Pauses? _pauses;
        private object? _port;

        internal void Set(Pauses pauses, object port) => (_pauses, _port) = (pauses, port);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _pauses!.Step();
            return targetMethod!.Invoke(_port, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }
}
