using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlGenerationTroubles(GroupCommitWriter writer) : IGenerationTroubles
{
    public Task StandStillAsync(Fence fence, GenerationId generation, string trouble, CancellationToken cancellation = default) =>
        writer.WriteAsync(session => StandStill(session, fence, generation, trouble), cancellation: cancellation);

    public Task ResumeAsync(IReadOnlyList<GenerationId> generations, CancellationToken cancellation = default) =>
        writer.WriteAsync(session => Resume(session, generations), cancellation: cancellation);

    private static bool StandStill(SqlSession session, Fence fence, GenerationId generation, string trouble)
    {
        Fencing.CheckToChange(session, fence);
        if (!SqlGenerationStore.Exists(session, generation)) throw new GenerationGoneException(generation);
        Fencing.RaiseListVersion(session);
        return session.Execute(
            "UPDATE generation SET trouble = @trouble WHERE id = @id AND trouble IS NULL", ("@trouble", trouble), ("@id", generation.Value)) == 1;
    }

    private static bool Resume(SqlSession session, IReadOnlyList<GenerationId> generations)
    {
        Fencing.RaiseListVersion(session);
        foreach (var generation in generations) session.Execute("UPDATE generation SET trouble = NULL WHERE id = @id", ("@id", generation.Value));
        return true;
    }
}
