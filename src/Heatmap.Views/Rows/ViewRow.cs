namespace Heatmap.Views;

/// <summary>A row of a view: a JSON document (personal data in it only as ciphertext) and a rank to sort by, for example a time.</summary>
public sealed record ViewRow(ViewKey Key, long Rank, ReadOnlyMemory<byte> Document);
