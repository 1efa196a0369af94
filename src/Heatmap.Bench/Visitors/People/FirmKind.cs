namespace Heatmap.Bench;

/// <summary>How much a company wants plants: how many of its people come, how often altogether, and how they behave.</summary>
internal sealed record FirmKind(Persona Persona, int MostPeople, int FewestVisits, int MostVisits);
