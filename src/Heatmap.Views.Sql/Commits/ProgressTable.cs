using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>Fold states and checkpoints as a commit writes them.</summary>
internal static class ProgressTable
{
    public static void Put(SqlSession session, GenerationId generation, FoldState state) => session.Execute(
        """
        INSERT INTO fold_state (generation, site, subject, revision, state) VALUES (@generation, @site, @subject, @revision, @state)
        ON CONFLICT (generation, site, subject) DO UPDATE SET revision = excluded.revision, state = excluded.state
        """,
        ("@generation", generation.Value),
        ("@site", state.Site),
        ("@subject", state.Subject),
        ("@revision", state.Revision),
        ("@state", Blob.Of(state.State)));

    public static void Put(SqlSession session, GenerationId generation, Checkpoint checkpoint) => session.Execute(
        """
        INSERT INTO checkpoint (generation, partition, position) VALUES (@generation, @partition, @position)
        ON CONFLICT (generation, partition) DO UPDATE SET position = excluded.position
        """,
        ("@generation", generation.Value),
        ("@partition", (long)checkpoint.Partition),
        ("@position", checkpoint.Position));
}
