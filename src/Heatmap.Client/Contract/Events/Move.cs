namespace Heatmap.Client;

/// <summary>One trail of pointer movement; <c>At</c> is the time of its first point.</summary>
public sealed record Move(int Seq, string Page, long At, Size Document, IReadOnlyList<Point> Points) : CapturedEvent(Seq, Page, At);
