namespace Heatmap.Client;

/// <summary>The page failed at something. Message and stack are scrubbed of personal data by the sender.</summary>
public sealed record Failure(
    int Seq, string Page, long At, FailureKind Kind, string Message,
    string? Source = null, int? Line = null, int? Column = null, string? Stack = null)
    : CapturedEvent(Seq, Page, At);
