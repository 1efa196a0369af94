namespace Heatmap.Client;

/// <summary>Something that the site itself reports.</summary>
public sealed record Custom(
    int Seq, string Page, long At, string Name, IReadOnlyDictionary<string, PropertyValue>? Properties = null)
    : CapturedEvent(Seq, Page, At);
