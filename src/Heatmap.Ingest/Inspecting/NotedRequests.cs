namespace Heatmap.Ingest;

/// <summary>Requests of a site, newest first.</summary>
/// <param name="Notes">As far as they are remembered.</param>
/// <param name="Skipped">How many more there were: of requests taken whole only some are kept, and of refused ones too.</param>
/// <param name="Last">The number of the newest; 0 for none.</param>
public sealed record NotedRequests(IReadOnlyList<RequestNote> Notes, long Skipped, long Last);
