using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>A statement a subject: in this process that costs nothing beside the search itself.</summary>
internal sealed class StatesOneByOne : IStateSearch
{
    public List<FoldState> Find(SqlSession session, GenerationId generation, IReadOnlyList<(string Site, string Subject)> subjects) =>
        [.. subjects.SelectMany(s => Find(session, generation, s.Site, s.Subject))];

    private static List<FoldState> Find(SqlSession session, GenerationId generation, string site, string subject) => session.Rows(
        "SELECT revision, state FROM fold_state WHERE generation = @generation AND site = @site AND subject = @subject",
        r => new FoldState(site, subject, r.GetInt64(0), r.GetFieldValue<byte[]>(1)),
        ("@generation", generation.Value),
        ("@site", site),
        ("@subject", subject));
}
