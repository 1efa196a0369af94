namespace Heatmap.Log;

/// <summary>
/// Wakes everybody who waits for something to change. Take <see cref="Next"/> first, then look, then wait for what was taken: a
/// change between looking and waiting has then ended the task already.
/// </summary>
public sealed class Pulse
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Beat"/>.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
