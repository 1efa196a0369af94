namespace Heatmap.Privacy;

/// <summary>
/// What nodes over one key store must learn from one another before they use anything from memory. It goes through the store itself,
/// so that whoever can read keys can read this too, whatever else is away.
/// </summary>
public interface INodeNews
{
    /// <summary>Notes that these subjects have to leave every node's memory; durable before the task ends.</summary>
    Task NoteDroppedAsync(IReadOnlyCollection<KeyRow.OfSubject> subjects, CancellationToken cancellation = default);

    /// <summary>
    /// Notes the epochs, durable before the task ends; neither number goes back. From then on the store refuses keys that are
    /// wrapped in an epoch before the current one (<see cref="EpochEndedException"/>).
    /// </summary>
    Task NoteEpochsAsync(int current, int oldest, CancellationToken cancellation = default);

    /// <summary>What was noted after the item of that number; for null nothing but where the news stand.</summary>
    Task<NodeNews> ReadAsync(long? after, CancellationToken cancellation = default);
}
