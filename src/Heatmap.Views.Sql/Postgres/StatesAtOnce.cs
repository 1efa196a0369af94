using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>One statement for all subjects: each would cost a way to the server and back.</summary>
internal sealed class StatesAtOnce : IStateSearch
{
    public List<FoldState> Find(SqlSession session, GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects) => session.Rows(
        """
        SELECT asked.n, s.revision, s.state
        FROM unnest(@sites, @subjects) WITH ORDINALITY AS asked (site, subject, n)
        CROSS JOIN LATERAL (
          SELECT revision, state FROM fold_state WHERE generation = @generation AND site = asked.site AND subject = asked.subject LIMIT 1) s
        """,
        r => Found(subjects[(int)r.GetInt64(0) - 1], r.GetInt64(1), r.GetFieldValue<byte[]>(2)),
        ("@generation", generation.Value),
        ("@sites", subjects.Select(s => session.Dialect.Storable(s.Site)).ToArray()),
        ("@subjects", subjects.Select(s => session.Dialect.Storable(s.Subject)).ToArray()));

    private static FoldState Found((string Site, string Subject) asked, long revision, byte[] state) => new(asked.Site, asked.Subject, revision, state);
}
