namespace Heatmap.Client;

/// <summary>A form was sent. <paramref name="Duration"/>: milliseconds from its first touch.</summary>
public sealed record Submit(int Seq, string Page, long At, Target Target, int Fields, long Duration) : CapturedEvent(Seq, Page, At);
