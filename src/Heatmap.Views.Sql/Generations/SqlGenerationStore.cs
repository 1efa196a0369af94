using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlGenerationStore(ISqlDatabase database, GroupCommitWriter writer, ICommitMerge merge) : IGenerationStore
{
    public Task<GenerationList> ListAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(session => new GenerationList(Fencing.ListVersion(session), All(session)), cancellation);

    public async Task<IReadOnlyList<Generation>> SaveAsync(
        Fence fence, IReadOnlyList<Generation> generations, CancellationToken cancellation = default) =>
        await writer.WriteAsync(
            session =>
            {
                Fencing.CheckToChange(session, fence);
                Fencing.RaiseListVersion(session);
                return generations.Select(g => Save(session, g)).ToList();
            },
            cancellation: cancellation);

    public async Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default)
    {
        // Each chunk is an item of its own, so commits that wait get in between.
        while (await writer.WriteAsync(session => GenerationChunks.Remove(session, merge, generation, site), cancellation: cancellation))
        {
        }
    }

    /// <summary>Whether it is there; then it is until the transaction ends.</summary>
    public static bool Exists(SqlSession session, GenerationId generation) =>
        session.Number($"SELECT id FROM generation WHERE id = @id {session.Dialect.KeepingRows}", ("@id", generation.Value)) is not null;

    /// <summary>Waits for the commits to it that are under way, and keeps others out until the transaction ends.</summary>
    public static void LockOut(SqlSession session, GenerationId generation) =>
        session.Number($"SELECT id FROM generation WHERE id = @id {session.Dialect.TakingRows}", ("@id", generation.Value));

    private static List<Generation> All(SqlSession session) => session.Rows(
        "SELECT id, projection, code_version, scope, definitions_version, state, trouble FROM generation ORDER BY id",
        r => new Generation(
            new GenerationId(r.GetInt64(0)),
            r.GetString(1),
            r.GetInt32(2),
            r.GetString(3),
            r.GetInt32(4),
            (GenerationState)r.GetInt32(5),
            r.IsDBNull(6) ? null : r.GetString(6)));

    private static Generation Save(SqlSession session, Generation generation)
    {
        var isNew = generation.Id.Value == 0;
        if (!isNew && !Exists(session, generation.Id)) throw new GenerationGoneException(generation.Id);
        var id = isNew ? Counter.Next(session, "generation") : generation.Id.Value;
        var trouble = session.Returning(
            """
            INSERT INTO generation (id, projection, code_version, scope, definitions_version, state, trouble)
            VALUES (@id, @projection, @code_version, @scope, @definitions_version, @state, @trouble)
            ON CONFLICT (id) DO UPDATE SET
              projection = excluded.projection, code_version = excluded.code_version, scope = excluded.scope,
              definitions_version = excluded.definitions_version, state = excluded.state
            RETURNING trouble
            """,
            r => r.IsDBNull(0) ? null : r.GetString(0),
            ("@id", id),
            ("@projection", generation.Projection),
            ("@code_version", (long)generation.CodeVersion),
            ("@scope", generation.Scope),
            ("@definitions_version", (long)generation.DefinitionsVersion),
            ("@state", (long)generation.State),
            ("@trouble", generation.Trouble))[0];
        return generation with { Id = new GenerationId(id), Trouble = trouble };
    }
}
