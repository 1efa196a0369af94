namespace Heatmap.Client;

/// <summary>
/// For how long portions of the page were in view while somebody was engaged with it. Portions may overlap, stretches of time
/// don't; a view may have several such events, whose times add up.
/// </summary>
public sealed record Attention(int Seq, string Page, long At, Size Document, IReadOnlyList<Portion> Portions) : CapturedEvent(Seq, Page, At);
