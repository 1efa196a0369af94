using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlGenerationAudit(ISqlDatabase database) : IGenerationAudit
{
    public Task<Comparison> CompareAsync(
        GenerationId live, GenerationId rebuilt, string? site = null, CancellationToken cancellation = default) =>
        database.ReadAsync(
            session =>
            {
                var (one, other) = (new GenerationPages(session, live, site, cancellation), new GenerationPages(session, rebuilt, site, cancellation));
                return AuditWalk.Compare((one.Rows(), other.Rows()), (one.Totals(), other.Totals()));
            },
            cancellation);
}
