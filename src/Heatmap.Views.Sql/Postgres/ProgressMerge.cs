using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Checkpoints and fold states.</summary>
internal static class ProgressMerge
{
    private static readonly BulkTable Advances = new(
        "merged_advance", BulkColumn.Number("generation"), BulkColumn.Number("partition"), BulkColumn.Text("stands"), BulkColumn.Text("position"));

    private static readonly BulkTable States = new(
        "merged_state",
        BulkColumn.Number("generation"),
        BulkColumn.Text("site"),
        BulkColumn.Text("subject"),
        BulkColumn.Number("revision"),
        BulkColumn.Bytes("state"));

    /// <exception cref="CheckpointMovedException">A partition was folded on already.</exception>
    public static void Merge(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        Advance(session, [.. commits.SelectMany(c => c.Commits).SelectMany(c => c.Advances.Select(a => (c.Generation, Advance: a)))]);
        PutStates(session, commits);
    }

    private static void Advance(SqlSession session, List<(GenerationId Generation, Advance Advance)> advances)
    {
        if (advances.Count == 0) return;
        session.Stage(Advances, advances, (row, a) =>
        {
            row.Add(a.Generation.Value).Add(a.Advance.Partition);
            if (a.Advance.From is { } from) row.Add(from);
            else row.AddNull();
            row.Add(a.Advance.To);
        });
        var moved = session.Execute(
            """
            UPDATE checkpoint SET position = m.position FROM merged_advance m
            WHERE checkpoint.generation = m.generation AND checkpoint.partition = m.partition AND checkpoint.position = m.stands
            """);
        moved += session.Execute(
            """
            INSERT INTO checkpoint (generation, partition, position)
            SELECT generation, partition, position FROM merged_advance WHERE stands IS NULL ORDER BY generation, partition
            ON CONFLICT (generation, partition) DO NOTHING
            """);
        if (moved == advances.Count) return;
        // Which one it was is found by asking for each; what was written goes with the transaction.
        foreach (var (generation, advance) in advances)
        {
            var stands = ProgressTable.Checkpoints(session, generation).FirstOrDefault(c => c.Partition == advance.Partition).Position;
            if (stands != advance.To) throw new CheckpointMovedException(generation, advance, stands);
        }

        throw new CheckpointMovedException(advances[0].Generation, advances[0].Advance, "a place that this commit names twice");
    }

    private static void PutStates(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        var last = new Dictionary<(GenerationId, string, string), FoldState>();
        foreach (var commit in commits.SelectMany(c => c.Commits))
        {
            foreach (var state in commit.States) last[(commit.Generation, state.Site, state.Subject)] = state;
        }

        if (last.Count == 0) return;
        session.Stage(States, last, (row, s) =>
            row.Add(s.Key.Item1.Value).Add(s.Value.Site).Add(s.Value.Subject).Add(s.Value.Revision).Add(Blob.Of(s.Value.State)));
        session.Execute(
            """
            INSERT INTO fold_state (generation, site, subject, revision, state)
            SELECT generation, site, subject, revision, state FROM merged_state WHERE length(state) > 0 ORDER BY generation, site, subject
            ON CONFLICT (generation, site, subject) DO UPDATE SET revision = excluded.revision, state = excluded.state
            """);
        if (last.Values.All(s => !s.State.IsEmpty)) return;
        // A state of no bytes is of a subject of whom nothing is kept.
        session.Execute(
            """
            DELETE FROM fold_state s USING merged_state m
            WHERE s.generation = m.generation AND s.site = m.site AND s.subject = m.subject AND length(m.state) = 0
            """);
    }
}
