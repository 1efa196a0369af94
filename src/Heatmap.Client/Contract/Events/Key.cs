namespace Heatmap.Client;

/// <summary>A keyboard shortcut: modifiers in the order Ctrl, Alt, Shift, Meta, then the key, as in <c>Ctrl+K</c>.</summary>
public sealed record Key(int Seq, string Page, long At, string Combo) : CapturedEvent(Seq, Page, At);
