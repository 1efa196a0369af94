namespace Heatmap.Views;

/// <summary>Carries word of commits to those who watch.</summary>
public interface IAnnouncements
{
    void Publish(ViewChange change);

    /// <summary>
    /// Every change published after the call, in order. A watcher that falls too far behind gets null once in place of what it
    /// missed, and should read the views afresh. Ends by being cancelled or disposed.
    /// </summary>
    IAsyncEnumerable<ViewChange?> WatchAsync(CancellationToken cancellation);
}
