namespace Heatmap.Client;

/// <summary>An element took the keyboard focus.</summary>
public sealed record Focus(int Seq, string Page, long At, Target Target) : CapturedEvent(Seq, Page, At);
