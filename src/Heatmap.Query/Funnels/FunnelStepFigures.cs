namespace Heatmap.Query;

/// <summary>What is known of a step of a funnel.</summary>
/// <param name="Count">How many took it, in hundredths.</param>
/// <param name="Overall">Of those that took the first step.</param>
/// <param name="FromBefore">Of those that took the step before; null at the first.</param>
/// <param name="Median">Milliseconds since the step before, right to 5 %; null where nobody took it, and at the first.</param>
/// <param name="Ninetieth">What nine of ten were faster than, likewise.</param>
public sealed record FunnelStepFigures(long Count, Share? Overall, Share? FromBefore, double? Median, double? Ninetieth);
