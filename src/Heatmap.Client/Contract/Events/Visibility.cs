namespace Heatmap.Client;

/// <summary>The tab came to the front or went to the back.</summary>
public sealed record Visibility(int Seq, string Page, long At, TabState State) : CapturedEvent(Seq, Page, At);
