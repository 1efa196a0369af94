namespace Heatmap.Views;

/// <summary>Decides who may commit.</summary>
public interface ILeases
{
    /// <summary>Takes all partitions for this owner, from whoever had them: the token returned is greater than any before.</summary>
    Task<FencingToken> TakeAsync(string owner, CancellationToken cancellation = default);
}
