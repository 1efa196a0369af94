namespace Heatmap.Views;

/// <summary>What is to be added to the total of one bucket of a series, cell by cell.</summary>
public readonly record struct BucketDelta(BucketSize Size, long Bucket, IReadOnlyDictionary<int, long> Cells);
