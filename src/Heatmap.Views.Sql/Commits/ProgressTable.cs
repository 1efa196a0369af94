using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Fold states and checkpoints as a commit writes them.</summary>
internal static class ProgressTable
{
    public static void Put(SqlSession session, GenerationId generation, FoldState state)
    {
        var key = new (string, object?)[] { ("@generation", generation.Value), ("@site", state.Site), ("@subject", state.Subject) };
        if (state.State.IsEmpty)
        {
            session.Execute("DELETE FROM fold_state WHERE generation = @generation AND site = @site AND subject = @subject", key);
            return;
        }

        session.Execute(
            """
            INSERT INTO fold_state (generation, site, subject, revision, state) VALUES (@generation, @site, @subject, @revision, @state)
            ON CONFLICT (generation, site, subject) DO UPDATE SET revision = excluded.revision, state = excluded.state
            """,
            [.. key, ("@revision", state.Revision), ("@state", Blob.Of(state.State))]);
    }

    /// <exception cref="CheckpointMovedException">A partition stands elsewhere.</exception>
    public static void Check(SqlSession session, GenerationId generation, IEnumerable<Advance> advances)
    {
        var stand = Checkpoints(session, generation).ToDictionary(c => c.Partition, c => c.Position);
        foreach (var advance in advances)
        {
            var stands = stand.GetValueOrDefault(advance.Partition);
            if (stands != advance.From) throw new CheckpointMovedException(generation, advance, stands);
        }
    }

    /// <summary>Asks for the place once more as it writes: where writers run side by side another may have come since the check.</summary>
    /// <exception cref="CheckpointMovedException">The partition stands elsewhere.</exception>
    public static void Put(SqlSession session, GenerationId generation, Advance advance)
    {
        var changed = session.Execute(
            """
            INSERT INTO checkpoint (generation, partition, position) VALUES (@generation, @partition, @to)
            ON CONFLICT (generation, partition) DO UPDATE SET position = excluded.position WHERE checkpoint.position = @from
            """,
            ("@generation", generation.Value),
            ("@partition", (long)advance.Partition),
            ("@to", advance.To),
            ("@from", advance.From ?? ""));
        if (changed == 0) throw new CheckpointMovedException(generation, advance, "another place");
    }

    public static List<Checkpoint> Checkpoints(SqlSession session, GenerationId generation) => session.Rows(
        "SELECT partition, position FROM checkpoint WHERE generation = @generation ORDER BY partition",
        r => new Checkpoint(r.GetInt32(0), r.GetString(1)),
        ("@generation", generation.Value));
}
