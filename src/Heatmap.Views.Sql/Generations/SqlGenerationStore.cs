using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlGenerationStore(ISqlDatabase database, GroupCommitWriter writer, RollupMemory memory) : IGenerationStore
{
    public async Task<IReadOnlyList<Generation>> ListAsync(CancellationToken cancellation = default) =>
        await database.ReadAsync(
            session => session.Rows(
                "SELECT id, projection, code_version, scope, definitions_version, state, trouble FROM generation ORDER BY id",
                r => new Generation(
                    new GenerationId(r.GetInt64(0)),
                    r.GetString(1),
                    r.GetInt32(2),
                    r.GetString(3),
                    r.GetInt32(4),
                    (GenerationState)r.GetInt32(5),
                    r.IsDBNull(6) ? null : r.GetString(6))),
            cancellation);

    public async Task<IReadOnlyList<Generation>> SaveAsync(
        IReadOnlyList<Generation> generations, CancellationToken cancellation = default) =>
        await writer.WriteAsync(session => generations.Select(g => Save(session, g)).ToList(), cancellation: cancellation);

    public async Task DropAsync(GenerationId generation, string? site = null, CancellationToken cancellation = default)
    {
        // Each chunk is an item of its own, so commits that wait get in between.
        while (await writer.WriteAsync(session => GenerationChunks.Remove(session, memory, generation, site), cancellation: cancellation))
        {
        }
    }

    public static bool Exists(SqlSession session, GenerationId generation) =>
        session.Number("SELECT id FROM generation WHERE id = @id", ("@id", generation.Value)) is not null;

    private static Generation Save(SqlSession session, Generation generation)
    {
        var isNew = generation.Id.Value == 0;
        if (!isNew && !Exists(session, generation.Id)) throw new GenerationGoneException(generation.Id);
        var saved = isNew ? generation with { Id = new GenerationId(Counter.Next(session, "generation")) } : generation;
        session.Execute(
            """
            INSERT INTO generation (id, projection, code_version, scope, definitions_version, state, trouble)
            VALUES (@id, @projection, @code_version, @scope, @definitions_version, @state, @trouble)
            ON CONFLICT (id) DO UPDATE SET
              projection = excluded.projection, code_version = excluded.code_version, scope = excluded.scope,
              definitions_version = excluded.definitions_version, state = excluded.state, trouble = excluded.trouble
            """,
            ("@id", saved.Id.Value),
            ("@projection", saved.Projection),
            ("@code_version", (long)saved.CodeVersion),
            ("@scope", saved.Scope),
            ("@definitions_version", (long)saved.DefinitionsVersion),
            ("@state", (long)saved.State),
            ("@trouble", saved.Trouble));
        return saved;
    }
}
