namespace Heatmap.GraphQL.Execution;

/// <summary>
/// Loads values by key for one operation: all keys that its fields ask for at one time, in one call, and each key once. A resolver
/// method asks for a loader by having a parameter of its class; its constructor takes services. For a subscription it lives as long
/// as one event.
/// </summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="TValue">What is found; a key without a value gives null.</typeparam>
public abstract class BatchLoader<TKey, TValue> : BatchLoader
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];
    private List<TKey> _waiting = [];

    /// <summary>The value of a key; many fields may ask at once.</summary>
    public Task<TValue?> LoadAsync(TKey key)
    {
        TaskCompletionSource<TValue?>? value;
        lock (_lock)
        {
            if (_asked.TryGetValue(key, out value))
                return value.Task;

            // Continuations run at once, so that what they ask for next becomes one call too.
            _asked[key] = value = new TaskCompletionSource<TValue?>();
            _waiting.Add(key);
        }

        Schedule.Ask(this);
        return value.Task;
    }

    /// <summary>Finds the values of different keys; those that have none are left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadAsync(IReadOnlyList<TKey> keys, CancellationToken cancellation);

    internal override async Task RunAsync(CancellationToken cancellation)
    {
        List<TKey> keys;
        lock (_lock)
            (keys, _waiting) = (_waiting, []);
        try
        {
            var values = await LoadAsync(keys, cancellation).ConfigureAwait(false);
            Settle(keys, (key, asked) => asked.SetResult(values.GetValueOrDefault(key)));
        }
        catch (Exception e)
        {
            // It is the error of every field that asked.
            Settle(keys, (_, asked) => asked.SetException(e));
        }
    }

    private void Settle(List<TKey> keys, Action<TKey, TaskCompletionSource<TValue?>> settle)
    {
        Schedule.Enter();
        try
        {
            foreach (var key in keys)
            {
                TaskCompletionSource<TValue?> asked;
                lock (_lock)
                    asked = _asked[key];
                if (!asked.Task.IsCompleted)
                    settle(key, asked);
            }
        }
        finally
        {
            Schedule.Leave();
        }
    }
}
