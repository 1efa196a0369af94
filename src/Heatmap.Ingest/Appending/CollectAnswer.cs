using Heatmap.Events;

namespace Heatmap.Ingest;

/// <summary>What a taken request is answered: how many of its events were accepted, and which were refused and why.</summary>
internal sealed record CollectAnswer(int Accepted, IReadOnlyList<Refusal> Rejected);
