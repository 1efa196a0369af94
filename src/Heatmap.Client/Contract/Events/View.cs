namespace Heatmap.Client;

/// <summary>A page came on screen. What it shows is in <see cref="Batch.Pages"/>.</summary>
public sealed record View(int Seq, string Page, long At) : CapturedEvent(Seq, Page, At);
