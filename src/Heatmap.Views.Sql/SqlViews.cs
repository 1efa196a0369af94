using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// The ports of the views over one database, which stays the caller's. What writes shares one writer, so that drops take turns with
/// commits.
/// </summary>
public sealed class SqlViews : IDisposable
{
    private readonly GroupCommitWriter _writer;

    /// <summary>Over a database that nobody else writes to.</summary>
    public SqlViews(ISqlDatabase database)
        : this(database, new RowMerge(), new StatesOneByOne(), new GroupCommitOptions())
    {
    }

    internal SqlViews(ISqlDatabase database, ICommitMerge merge, IStateSearch states, GroupCommitOptions options)
    {
        _writer = new GroupCommitWriter(database, "views writer", options with { RolledBack = merge.RolledBack });
        Rows = new SqlViewReader(database);
        Rollups = new SqlRollupReader(database);
        Writer = new SqlViewWriter(_writer, merge);
        Progress = new SqlProgressReader(database, states);
        Generations = new SqlGenerationStore(database, _writer, merge);
        Audit = new SqlGenerationAudit(database);
        Troubles = new SqlGenerationTroubles(_writer);
        Leases = new SqlLeases(database);
        Membership = new SqlMembership(database);
    }

    public IViewReader Rows { get; }

    public IRollupReader Rollups { get; }

    public IViewWriter Writer { get; }

    public IProgressReader Progress { get; }

    public IGenerationStore Generations { get; }

    public IGenerationAudit Audit { get; }

    public IGenerationTroubles Troubles { get; }

    public ILeases Leases { get; }

    public IMembership Membership { get; }

    /// <summary>Writes what is waiting, then ends.</summary>
    public void Dispose() => _writer.Dispose();
}
