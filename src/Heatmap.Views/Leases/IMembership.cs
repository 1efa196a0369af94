namespace Heatmap.Views;

/// <summary>
/// Who takes part, and who is still there. No clock is in it: a node that lives raises its beat, and whoever has seen the same beat
/// for long enough by a clock of its own removes the member. So nobody's clock has to agree with anybody's.
/// </summary>
public interface IMembership
{
    /// <summary>Raises a node's beat; a node that isn't a member becomes one. Returns the cluster as it stands then.</summary>
    /// <param name="node">A name that no other node has, and no earlier life of the same one.</param>
    /// <param name="lag">How far the node lies behind the log, for the others to see.</param>
    Task<Cluster> BeatAsync(string node, TimeSpan lag, CancellationToken cancellation = default);

    /// <summary>
    /// Removes a member whose beat is still the one that was seen, and frees all that it holds, in one step: nothing that it tries to
    /// commit from then on is taken. False, and nothing changed, when it has beaten since.
    /// </summary>
    Task<bool> RemoveAsync(Member seen, CancellationToken cancellation = default);

    /// <summary>The cluster as it stands.</summary>
    Task<Cluster> ReadAsync(CancellationToken cancellation = default);
}
