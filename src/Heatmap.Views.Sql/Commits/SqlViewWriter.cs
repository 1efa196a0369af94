using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlViewWriter(GroupCommitWriter writer) : IViewWriter
{
    public async Task CommitAsync(FencingToken token, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default)
    {
        // Summing up needs no database, so it is done before the writer's one thread is taken.
        var summed = commits.GroupBy(c => c.Generation)
            .Select(g => (Generation: g.Key, Commits: g.ToList(), Totals: Widening.Sum([.. g.SelectMany(c => c.Rollups)]))).ToList();
        await writer.WriteAsync(
            session =>
            {
                SqlLeases.Check(session, token);
                var staged = summed.Select(s => Stage(session, s.Generation, s.Commits, s.Totals)).ToList();
                foreach (var (generation, of, totals) in staged) Write(session, generation, of, totals);
                return true;
            },
            ItemIsolation.ChecksFirst,
            cancellation: cancellation);
    }

    /// <summary>All that can fail on the commit's own account: nothing has been written when it does.</summary>
    private static (GenerationId, List<GenerationCommit>, List<(RollupKey, byte[])>) Stage(
        SqlSession session, GenerationId generation, List<GenerationCommit> commits, IReadOnlyList<RollupDelta> totals)
    {
        if (!SqlGenerationStore.Exists(session, generation)) throw new GenerationGoneException(generation);
        var merged = new List<(RollupKey, byte[])>(totals.Count);
        foreach (var (key, delta) in totals) merged.Add((key, SparseGrid.Merge(RollupTable.Cells(session, generation, key), delta)));
        return (generation, commits, merged);
    }

    private static void Write(
        SqlSession session, GenerationId generation, List<GenerationCommit> commits, List<(RollupKey Key, byte[] Cells)> totals)
    {
        foreach (var commit in commits)
        {
            foreach (var key in commit.Removed) Remove(session, generation, key);
            foreach (var row in commit.Put) Put(session, generation, row);
            foreach (var state in commit.States) Put(session, generation, state);
            foreach (var checkpoint in commit.Checkpoints) Put(session, generation, checkpoint);
        }

        foreach (var (key, cells) in totals)
        {
            if (cells.Length == 0) RollupTable.Remove(session, generation, key);
            else RollupTable.Put(session, generation, key, cells);
        }
    }

    private static void Remove(SqlSession session, GenerationId generation, ViewKey key) => session.Execute(
        "DELETE FROM view_row WHERE generation = @generation AND site = @site AND view = @view AND parent = @parent AND key = @key",
        ("@generation", generation.Value),
        ("@site", key.Site),
        ("@view", key.View),
        ("@parent", key.Parent),
        ("@key", key.Key));

    private static void Put(SqlSession session, GenerationId generation, ViewRow row) => session.Execute(
        """
        INSERT INTO view_row (generation, site, view, parent, key, rank, document)
        VALUES (@generation, @site, @view, @parent, @key, @rank, @document)
        ON CONFLICT (generation, site, view, parent, key) DO UPDATE SET rank = excluded.rank, document = excluded.document
        """,
        ("@generation", generation.Value),
        ("@site", row.Key.Site),
        ("@view", row.Key.View),
        ("@parent", row.Key.Parent),
        ("@key", row.Key.Key),
        ("@rank", row.Rank),
        ("@document", Blob.Of(row.Document)));

    private static void Put(SqlSession session, GenerationId generation, FoldState state) => session.Execute(
        """
        INSERT INTO fold_state (generation, site, subject, revision, state) VALUES (@generation, @site, @subject, @revision, @state)
        ON CONFLICT (generation, site, subject) DO UPDATE SET revision = excluded.revision, state = excluded.state
        """,
        ("@generation", generation.Value),
        ("@site", state.Site),
        ("@subject", state.Subject),
        ("@revision", state.Revision),
        ("@state", Blob.Of(state.State)));

    private static void Put(SqlSession session, GenerationId generation, Checkpoint checkpoint) => session.Execute(
        """
        INSERT INTO checkpoint (generation, partition, position) VALUES (@generation, @partition, @position)
        ON CONFLICT (generation, partition) DO UPDATE SET position = excluded.position
        """,
        ("@generation", generation.Value),
        ("@partition", (long)checkpoint.Partition),
        ("@position", checkpoint.Position));
}
