namespace Heatmap.Client;

/// <summary>The visitor's consent changed; all categories granted from now on.</summary>
public sealed record ConsentChange(int Seq, string Page, long At, IReadOnlyList<string> Categories, ConsentSource Source)
    : CapturedEvent(Seq, Page, At);
