namespace Heatmap.Client;

/// <summary>The view ended. <paramref name="Engaged"/>: milliseconds of real attention given to it.</summary>
public sealed record Leave(int Seq, string Page, long At, long Engaged) : CapturedEvent(Seq, Page, At);
