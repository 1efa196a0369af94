using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>A live generation held against one built afresh: rows compared, and the first difference, null when they are equal.</summary>
public sealed record VerifyResult(Generation Live, string Position, long Rows, string? FirstDifference)
{
    /// <summary>How many subjects were held against the log; null when everything was.</summary>
    public int? Subjects { get; init; }

    /// <summary>Why nothing was compared; null when something was.</summary>
    public string? Skipped { get; init; }
}
