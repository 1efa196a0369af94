namespace Heatmap.Ingest;

/// <summary>What can be set of collecting.</summary>
public sealed record IngestOptions
{
    /// <summary>Requests a second that one site key may send.</summary>
    public double RequestsByKey { get; init; } = 10_000;

    /// <summary>Requests a second that one address may send, and how many at once after a pause.</summary>
    public double RequestsByAddress { get; init; } = 100;

    public double BurstByAddress { get; init; } = 300;

    /// <summary>The folder of the files that say where addresses are; null for none.</summary>
    public string? Places { get; init; }

    /// <summary>Networks of which it is known where they are, whatever files say.</summary>
    public IReadOnlyList<KnownNetwork> Networks { get; init; } = [];

    /// <summary>Decimals that a place's coordinates, which are sealed, are rounded to: 1 is some 11 km.</summary>
    public int PlaceDecimals { get; init; } = 1;

    /// <summary>How many batches, and streams at eight times that, the writer remembers before it has to ask the log: some 100 bytes each.</summary>
    public int RememberedBatches { get; init; } = 80_000;
}
