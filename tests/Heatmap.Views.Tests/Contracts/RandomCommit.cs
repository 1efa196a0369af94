namespace Heatmap.Views.Tests;

public sealed record RandomCommit(
    int Generation, IReadOnlyList<(ViewKey Key, int Rank)> Puts, IReadOnlyList<ViewKey> Removed, IReadOnlyList<RollupDelta> Deltas)
{
    public GenerationCommit For(GenerationId generation) =>
        new(generation, [.. Puts.Select(p => new ViewRow(p.Key, p.Rank, new byte[] { (byte)('0' + p.Rank + 2) }))], Removed, Deltas, [], []);
}
