namespace Heatmap.Privacy;

/// <summary>What checking a receipt came to: genuine when nothing is wrong with it. The receipt is null when the document is none.</summary>
public sealed record ReceiptVerdict(ErasureReceipt? Receipt, IReadOnlyList<string> Problems)
{
    public bool IsGenuine => Problems.Count == 0;
}
