using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>A live generation held against one built afresh: rows compared, and the first difference, null when they are equal.</summary>
public sealed record VerifyResult(Generation Live, string Position, long Rows, string? FirstDifference);
