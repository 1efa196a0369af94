using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlProgressReader(ISqlDatabase database) : IProgressReader
{
    public async Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(GenerationId generation, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => ProgressTable.Checkpoints(session, generation), cancellation);

    public Task<IReadOnlyList<FoldState>> StatesAsync(
        GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<FoldState>>(
            session => [.. subjects.Distinct().SelectMany(s => Find(session, generation, s.Site, s.Subject))],
            cancellation);

    private static List<FoldState> Find(SqlSession session, GenerationId generation, string site, string subject) => session.Rows(
        "SELECT revision, state FROM fold_state WHERE generation = @generation AND site = @site AND subject = @subject",
        r => new FoldState(site, subject, r.GetInt64(0), r.GetFieldValue<byte[]>(1)),
        ("@generation", generation.Value),
        ("@site", site),
        ("@subject", subject));
}
