namespace Heatmap.Client;

/// <summary>Something was copied; only how many characters.</summary>
public sealed record Copy(int Seq, string Page, long At, Target Target, int Length) : CapturedEvent(Seq, Page, At);
