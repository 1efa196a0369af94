namespace Heatmap.Ingest;

/// <summary>How a request was answered: with what was taken, or with why nothing was.</summary>
internal readonly record struct RequestOutcome(string Address, int Status, string? Origin, CollectAnswer? Answer, RequestRefusedException? Refusal);
