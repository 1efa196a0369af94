using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>The ports of the views over one database. What writes shares one writer, so that drops take turns with commits.</summary>
public sealed class SqlViews(ISqlDatabase database, GroupCommitWriter writer)
{
    public IViewReader Rows { get; } = new SqlViewReader(database);

    public IRollupReader Rollups { get; } = new SqlRollupReader(database);

    public IViewWriter Writer { get; } = new SqlViewWriter(writer);

    public IProgressReader Progress { get; } = new SqlProgressReader(database);

    public IGenerationStore Generations { get; } = new SqlGenerationStore(database, writer);

    public IGenerationAudit Audit { get; } = new SqlGenerationAudit(database);

    public ILeases Leases { get; } = new SqlLeases(writer);
}
