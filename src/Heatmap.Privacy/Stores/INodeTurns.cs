namespace Heatmap.Privacy;

/// <summary>Lets one node at a time do work that all of them would do.</summary>
public interface INodeTurns
{
    /// <summary>Takes the turn, or keeps it, for so long by the store's clock; false while another node has it.</summary>
    Task<bool> TryTakeAsync(string work, Guid node, TimeSpan length, CancellationToken cancellation = default);

    /// <summary>Gives the turn back; nothing when another node has it.</summary>
    Task EndAsync(string work, Guid node, CancellationToken cancellation = default);
}
