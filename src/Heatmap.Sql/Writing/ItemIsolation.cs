namespace Heatmap.Sql;

/// <summary>How an item that throws is kept from leaving half of itself in the transaction that it shares with others.</summary>
public enum ItemIsolation
{
    /// <summary>A savepoint around the item: it may throw at any point.</summary>
    Savepoint,

    /// <summary>
    /// The item makes all its checks first and then writes once, so needs no savepoint. Throwing after a write fails the whole
    /// transaction.
    /// </summary>
    ChecksFirst,
}
