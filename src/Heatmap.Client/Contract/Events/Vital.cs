namespace Heatmap.Client;

/// <summary>One web vital of the view, final value: milliseconds, for CLS the score.</summary>
public sealed record Vital(int Seq, string Page, long At, VitalName Name, double Value, Rating Rating) : CapturedEvent(Seq, Page, At);
