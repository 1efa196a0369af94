namespace Heatmap.Client;

/// <summary>The site says who the visitor is, by at least one of e-mail address and the site's own id. Sealed on arrival.</summary>
public sealed record Identify(
    int Seq, string Page, long At, string? Email = null, string? UserId = null,
    IReadOnlyDictionary<string, PropertyValue>? Traits = null)
    : CapturedEvent(Seq, Page, At);
