namespace Heatmap.Sql;

/// <summary>An item without savepoint met a constraint, and spoilt the transaction that it shares: the others go into another one.</summary>
internal sealed class ItemRefusedException(WorkItem item, Exception why) : Exception(why.Message, why)
{
    public WorkItem Item { get; } = item;
}
