namespace Heatmap.Sql;

/// <summary>What a write transaction keeps other writers from.</summary>
public enum WriteLocking
{
    /// <summary>One writer at a time in the whole database, on all nodes: what is read within the transaction stays true in it.</summary>
    Whole,

    /// <summary>
    /// Writers run at the same time where the engine can (PostgreSQL, READ COMMITTED): the work locks the rows that it depends on,
    /// in an order that all writers share. SQLite has one writer at a time anyway.
    /// </summary>
    Rows,
}
