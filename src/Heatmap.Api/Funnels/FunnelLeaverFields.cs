namespace Heatmap.Api;

/// <summary>The schema's FunnelLeaver.</summary>
/// <param name="Times">When the steps were taken.</param>
/// <param name="Session">In which the last of them was; null where its events are gone.</param>
public sealed record FunnelLeaverFields(IReadOnlyList<DateTimeOffset> Times, SessionFields? Session);
