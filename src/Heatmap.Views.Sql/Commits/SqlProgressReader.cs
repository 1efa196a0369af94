using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlProgressReader(ISqlDatabase database, IStateSearch search) : IProgressReader
{
    public async Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(GenerationId generation, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => ProgressTable.Checkpoints(session, generation), cancellation);

    public Task<IReadOnlyList<FoldState>> StatesAsync(
        GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<FoldState>>(
            session => search.Find(session, generation, [.. subjects.Distinct()]),
            cancellation);
}
